/** Files that are named for their place, and not for what they hold. */
const PLACE = /^(?:_?index|readme|home)(?:[._-][a-z]{2}(?:-\w+)?)?$/i
/** And those that have no name yet. */
const UNNAMED = /^(?:notes?|untitled|draft|document|未命名|无标题|新建.*|temp|tmp|test|-)$/i
/** A date or a number that keeps files in order. */
const ORDER = /^(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{1,5})[-_.\s]+(?=\S)/

/** What a note without a title is called: its file's name, or its folder's, as words. */
export function nameOfFile(path: string): string | undefined {
  const [last = '', folder = ''] = path.split(/[\\/]/).reverse()
  const file = last.replace(/\.[a-z]{1,9}$/i, '')
  const name = PLACE.test(file) ? folder : file
  // A day is the name of its own note.
  if (/\d/.test(name) && !/\p{L}/u.test(name)) return name
  const words = name
    .replace(ORDER, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
  return words === '' || words === '.' || UNNAMED.test(words) ? undefined : words
}
