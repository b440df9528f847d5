import { cut, type Prose, type Span } from '../parse/prose.js'
import type { Lang } from '../parse/script.js'
import { languageOf } from './language.js'
import { weight } from './weight.js'

/** A clause that its author set in bold is the clause, where it says by itself what its sentence says. */
export function boldClause(whole: Prose, lang: Lang, limit: number): Prose | undefined {
  const [only, other] = whole.strong
  if (!only || other) return undefined
  const size = weight(whole.text.slice(only.start, only.end))
  if (size < 10 || size > limit + 12 || !standsAlone(whole, only, lang)) return undefined
  return cut(whole, only.start, only.end)
}

/** Whether nothing around a span turns or ends what it says: no “not” before it, no colon behind. */
function standsAlone({ text }: Prose, { start, end }: Span, lang: Lang): boolean {
  const { negation, open } = languageOf(lang)
  const before = /[^，,；;：:。]*$/u.exec(text.slice(0, start))?.[0] ?? ''
  const own = text.slice(start, end)
  const led = /[：:]\s*$/u.test(own) || /^\s*[：:]/u.test(text.slice(end))
  return !led && !negation.test(before) && !open.test(own.replace(/[\s，,；;。.]+$/u, ''))
}
