/** The layouts that an author can name and a theme draws; each is a class on the slide. */
export const LAYOUTS = [
  'title',
  'agenda',
  'section',
  'statement',
  'bullets',
  'questions',
  'steps',
  'comparison',
  'timeline',
  'code',
  'figure',
  'table',
  'quote',
  'math',
  'diagram',
  'takeaways',
  'end',
] as const
export type Layout = (typeof LAYOUTS)[number]
