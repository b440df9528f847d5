import { type Lang, wideScriptOf } from '../parse/script.js'
import { en } from './languages/en.js'
import { other } from './languages/other.js'
import { plain } from './languages/plain.js'
import { zh } from './languages/zh.js'

/**
 * Closed classes of words that steer what can stand alone. General words of each language, none of
 * any note; Japanese and Korean notes go by punctuation and place alone.
 */
export interface Language {
  /** At the head of a sentence it may be dropped, with its comma. */
  readonly connective: RegExp
  /** The like at the head of a clause within its sentence: it only says that this comes next. */
  readonly sequel: RegExp
  /** Points back at something that the slide may not show. */
  readonly pronoun: RegExp
  /** Opens a clause that needs its main clause: cut off, its condition is lost. */
  readonly condition: RegExp
  /** Within a clause: from there on it waits for its main clause. */
  readonly suspense: RegExp
  /** Turns what comes after it in its clause into the opposite. */
  readonly negation: RegExp
  /** Up to a colon: it says how many things follow. */
  readonly count: RegExp
  /** Opens a clause that its main clause can do without. */
  readonly concession: RegExp
  /** At the head of a clause: it goes on with what stands before and has no subject of its own. */
  readonly continuation: RegExp
  /** At the head of the next clause: what stands before means something else without it. */
  readonly turn: RegExp
  /** At the head of the next clause: what stands before is only its subject. */
  readonly predicate: RegExp
  /** At the end of a clause: it breaks off. */
  readonly open: RegExp
  /** At the end of a clause: it says by what means, and not what is done. */
  readonly means: RegExp
  /** The first half of a pair whose second half says the rest. */
  readonly half: RegExp
  /** The second half of such a pair. */
  readonly otherHalf: RegExp
  /** At the end of a clause: it only says when or where. */
  readonly adverbial: RegExp
  /** At the head of a line: it leads up to what follows, and names nothing. */
  readonly leadIn: RegExp
  /** At the end of a line: it waits for what follows, which it does not name. */
  readonly pending: RegExp
  /** Tells the listener what is done next. */
  readonly instruction: RegExp
  /** Opens an example or an aside. */
  readonly example: RegExp
  /** Headings of what a talk leaves to the reader: said, not shown. */
  readonly apparatus: RegExp
  /** Headings of what sums up: the talk's own takeaways. */
  readonly summary: RegExp
}

const VERSUS =
  /\bvs\b|\bversus\b|\bcompar(?:ed|ing|ison)\b|\bdifferences?\b|对比|区别|差异|异同|不同点|比较$|違い|比較|차이|비교/iu

/** Whether a title sets things against one another, in any language. */
export function versus(title: string): boolean {
  return VERSUS.test(title)
}

/** The word classes of a language; Japanese and Korean have only what Chinese marks by punctuation. */
export function languageOf(lang: Lang): Language {
  const script = wideScriptOf(lang)
  return script === 'zh' ? zh : script ? plain : lang === 'en' ? en : other
}
