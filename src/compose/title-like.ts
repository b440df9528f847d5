import type { Prose } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { languageOf } from './language.js'

/**
 * Whether a line can name a slide: a noun phrase or a complete clause, and not the words by which the
 * author comes to what follows, as in “Then we get” or 使用时.
 */
export function isTitleLike({ text }: Prose, lang: Lang): boolean {
  const { leadIn, pending } = languageOf(lang)
  const words = text.replace(/[\s:：,，。.]+$/u, '')
  return !leadIn.test(words) && !pending.test(words)
}
