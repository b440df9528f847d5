import { RULES } from './rules.js'

/** Why each rule puts words onto a slide, by the name that a slide's pieces carry. */
export const REASONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(RULES.map(({ name, why }) => [name, why])),
  // The author's own word.
  author: 'its author said to show it',
  'bold-line': 'it is a line of its own that names what follows',
  callout: 'it is the title of a callout',
  // Evidence.
  list: 'lists are shown',
  'list-item': 'lists are shown, and this item is short enough to stand whole',
  'list-head': 'lists are shown, a long item by its head or its clause',
  definition: 'lists of terms are shown with what is said of them',
  code: 'code is shown',
  table: 'tables are shown',
  figure: 'pictures are shown',
  quote: 'quotes are shown, a long one by its best sentence',
  math: 'formulas are shown',
  diagram: 'diagrams are shown',
  // Where a talk begins, goes on and ends.
  title: 'it names what the slide is about',
  'front-matter': 'the title slide says who, when and on what',
  source: 'a short quote that opens the note says where it comes from',
  agenda: 'the agenda names the parts of the talk',
  section: 'a section slide names what its part holds',
  takeaways: 'it is among the strongest statements of the talk',
  references: 'the note cites this link, and cites enough to list them',
  // Pieces, as against the words in them.
  points: 'its slide shows several points',
  line: 'it stands by itself',
}

/** The clause for a `by` name; an unknown name is a fault of ours and throws. */
export function reasonOf(by: string): string {
  const reason = REASONS[by]
  if (reason === undefined) throw new Error(`Expected a reason for \`${by}\`, found none.`)
  return reason
}
