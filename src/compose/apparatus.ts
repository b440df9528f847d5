import { unnumbered } from '../outline/numbered.js'
import type { Lang } from '../parse/script.js'
import { languageOf } from './language.js'

/** Whether a heading, without its number, stands over what a talk leaves to the reader, in any language. */
export function isApparatus(heading: string): boolean {
  const name = unnumbered(heading)
  return LANGS.some((lang) => languageOf(lang).apparatus.test(name))
}

const LANGS: readonly Lang[] = ['zh', 'en', 'ja', 'de']
