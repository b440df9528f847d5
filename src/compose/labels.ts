import type { CalloutKind } from '../parse/callout.js'
import type { Lang } from '../parse/script.js'
import { ja, ko, zh, zhTw } from './labels/east-asian.js'
import { de, en } from './labels/germanic.js'
import { ru, vi } from './labels/other.js'
import { es, fr, it, pt } from './labels/romance.js'

/** The only words on slides and in notes, seen or heard, that are not the author's. */
export interface Labels {
  readonly agenda: string
  readonly takeaways: string
  readonly references: string
  /** Whether a task is done, to whom its box is not seen. */
  readonly done: string
  readonly open: string
  readonly callout: Readonly<Record<CalloutKind, string>>
  readonly minutes: (minutes: number) => string
  readonly time: (seconds: number) => string
  readonly cue: Readonly<Record<CueKind, string>>
}

export type CueKind =
  | 'code'
  | 'list'
  | 'table'
  | 'figure'
  | 'quote'
  | 'math'
  | 'diagram'
  | 'section'
  | 'pause'

const LABELS: Readonly<Record<Lang, Labels>> = {
  zh,
  'zh-TW': zhTw,
  ja,
  ko,
  en,
  de,
  es,
  fr,
  it,
  pt,
  ru,
  vi,
}

/** The labels in the note's language. */
export function labelsOf(lang: Lang): Labels {
  return LABELS[lang]
}
