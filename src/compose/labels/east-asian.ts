import { clock } from '../clock.js'
import type { Labels } from '../labels.js'

export const zh: Labels = {
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
}

/** Chinese in Traditional characters. */
export const zhTw: Labels = {
  agenda: '目錄',
  takeaways: '要點',
  references: '參考',
  done: '已完成',
  open: '未完成',
  callout: {
    note: '注意',
    tip: '提示',
    important: '重要',
    warning: '警告',
    caution: '小心',
  },
  minutes: (minutes) => `${minutes} 分鐘`,
  time: (seconds) => `〔約 ${clock(seconds, ' 分', ' 秒')}〕`,
  cue: {
    code: '[程式碼]',
    list: '[清單]',
    table: '[表格]',
    figure: '[圖]',
    quote: '[引用]',
    math: '[公式]',
    diagram: '[圖示]',
    section: '[轉場]',
    pause: '[停頓]',
  },
}

export const ja: Labels = {
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
}

export const ko: Labels = {
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
}
