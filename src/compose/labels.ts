import type { CalloutKind } from '../parse/callout.js'
import type { Lang } from '../parse/script.js'

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

const clock = (seconds: number, minute: string, second: string): string => {
  const rounded = Math.max(5, Math.round(seconds / 5) * 5)
  const minutes = Math.floor(rounded / 60)
  const rest = rounded % 60
  return [minutes ? `${minutes}${minute}` : '', rest ? `${rest}${second}` : '']
    .filter(Boolean)
    .join(' ')
}

const LABELS: Readonly<Record<Lang, Labels>> = {
  zh: {
    agenda: '目录',
    takeaways: '要点',
    references: '参考',
    done: '已完成',
    open: '未完成',
    callout: {
      note: '注意',
      tip: '提示',
      important: '重要',
      warning: '警告',
      caution: '小心',
    },
    minutes: (minutes) => `${minutes} 分钟`,
    time: (seconds) => `〔约 ${clock(seconds, ' 分', ' 秒')}〕`,
    cue: {
      code: '[代码]',
      list: '[列表]',
      table: '[表格]',
      figure: '[图]',
      quote: '[引用]',
      math: '[公式]',
      diagram: '[图示]',
      section: '[转场]',
      pause: '[停顿]',
    },
  },
  ja: {
    agenda: '目次',
    takeaways: 'まとめ',
    references: '参考',
    done: '完了',
    open: '未完了',
    callout: {
      note: 'メモ',
      tip: 'ヒント',
      important: '重要',
      warning: '警告',
      caution: '注意',
    },
    minutes: (minutes) => `${minutes} 分`,
    time: (seconds) => `〔約 ${clock(seconds, ' 分', ' 秒')}〕`,
    cue: {
      code: '[コード]',
      list: '[リスト]',
      table: '[表]',
      figure: '[図]',
      quote: '[引用]',
      math: '[数式]',
      diagram: '[図解]',
      section: '[転換]',
      pause: '[間]',
    },
  },
  ko: {
    agenda: '차례',
    takeaways: '요점',
    references: '참고',
    done: '완료',
    open: '미완료',
    callout: {
      note: '참고',
      tip: '팁',
      important: '중요',
      warning: '경고',
      caution: '주의',
    },
    minutes: (minutes) => `${minutes}분`,
    time: (seconds) => `〔약 ${clock(seconds, '분', '초')}〕`,
    cue: {
      code: '[코드]',
      list: '[목록]',
      table: '[표]',
      figure: '[그림]',
      quote: '[인용]',
      math: '[수식]',
      diagram: '[도식]',
      section: '[전환]',
      pause: '[쉼]',
    },
  },
  en: {
    agenda: 'Agenda',
    takeaways: 'Takeaways',
    references: 'References',
    done: 'Done',
    open: 'To do',
    callout: {
      note: 'Note',
      tip: 'Tip',
      important: 'Important',
      warning: 'Warning',
      caution: 'Caution',
    },
    minutes: (minutes) => `${minutes} min`,
    time: (seconds) => `(about ${clock(seconds, ' min', ' s')})`,
    cue: {
      code: '[code]',
      list: '[list]',
      table: '[table]',
      figure: '[figure]',
      quote: '[quote]',
      math: '[formula]',
      diagram: '[diagram]',
      section: '[next part]',
      pause: '[pause]',
    },
  },
}

/** The labels in the note's language. */
export function labelsOf(lang: Lang): Labels {
  return LABELS[lang]
}
