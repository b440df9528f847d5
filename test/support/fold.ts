/** Marks of Markdown, white space, and what has no width: what folding drops. */
const DROPPED = /[\s\u200b\u2060\ufeff*_~^=`$\\#[\]]/g

/** As what is raised or lowered is said. */
const RAISED = /[\u00b2\u00b3\u00b9\u2070-\u209c]/g

/** A text without white space and without Markdown marks, to look it up in another. */
export const fold = (text: string): string =>
  text.replace(RAISED, (sign) => sign.normalize('NFKC')).replace(DROPPED, '')

/** A text with each run of white space as one space. */
export const foldSpace = (text: string): string => text.replace(/[\s\u200b\u2060]+/g, ' ').trim()

/** Runs of letters and digits. */
export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
