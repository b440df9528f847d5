/** What a deck is exported as, and what the name of each file ends in. */
const ENDINGS = {
  html: '.html',
  pdf: '.pdf',
  pptx: '.pptx',
  'pptx-editable': '.editable.pptx',
  png: '.slides',
  notes: '.notes.md',
  handout: '.handout.pdf',
} as const

export type Format = keyof typeof ENDINGS

/** Every format. */
export const FORMATS = Object.keys(ENDINGS) as readonly Format[]

/** The name of a deck's file in a format; of `png` the folder, which holds a picture of each slide. */
export function fileName(name: string, format: Format): string {
  return name + ENDINGS[format]
}

/** Formats for which no browser has to draw the slides. */
const UNDRAWN: ReadonlySet<Format> = new Set(['html', 'notes'])

/** Whether a browser is needed for any of the formats. */
export function needsBrowser(formats: readonly Format[]): boolean {
  return formats.some((one) => !UNDRAWN.has(one))
}
