/** Keys, and what each does. */
export type KeyTable = readonly (readonly [string, string])[]

const walkingTable: KeyTable = [
  ['→ ← ↑ ↓ Space', 'next and previous slide'],
  ['Home  End', 'first and last slide'],
  ['g, or a number', 'go to a slide, by its number or words on it'],
]

export const presenterTable: KeyTable = [
  ...walkingTable,
  ['a', 'window for the audience'],
  ['b  .', 'black screen'],
  ['hold on the slide', 'point at it'],
  ['+  −', 'size of the notes'],
  ['n', 'notes, or none'],
  ['j  k, Shift ↓ ↑', 'scroll the notes'],
  ['r', 'restart the clock'],
  ['f', 'full screen'],
  ['p', 'close this view'],
  ['?', 'this help'],
]

export const editorTable: KeyTable = [
  ...walkingTable,
  ['o', 'overview; arrows and Enter there'],
  ['n', 'notes, or none'],
  ['j  k, Shift ↓ ↑', 'scroll the notes'],
  ['p', 'presenter view'],
  ['f', 'full screen'],
  ['b', 'black screen, in full screen or during a talk'],
  ['click', 'open the editor at that line'],
  ['?', 'this help'],
]
