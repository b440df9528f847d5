import type { Prose } from '../../parse/prose.js'
import type { Lang } from '../../parse/script.js'
import type { Language } from '../language.js'

/** A sentence where it stands in its section. */
export interface Sentence {
  readonly prose: Prose
  /** Index of the sentence in its paragraph, and how many that has. */
  readonly index: number
  readonly count: number
  /** The sentence that comes next in its paragraph; empty where none does. */
  readonly following: string
  /** The paragraph leads into code, a table, a picture, a list or math. */
  readonly beforeEvidence: boolean
  readonly beforeCode: boolean
  readonly heading: string
  /** How like its neighbours it is, from 0 to 1. */
  readonly rank: number
  readonly lang: Lang
  readonly words: Language
}

/** One reason for or against showing a sentence. */
export interface Rule {
  readonly name: string
  /** What it finds in a sentence, as a clause: "it opens its paragraph". */
  readonly why: string
  /** How much a value of 1 counts, in Chinese and in other languages. */
  readonly weight: { readonly zh: number; readonly other: number }
  /** From 0 (does not apply) to 1 (applies). */
  value(sentence: Sentence): number
}
