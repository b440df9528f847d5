import { clock } from '../clock.js'
import type { Labels } from '../labels.js'

export const ru: Labels = {
  agenda: 'План',
  takeaways: 'Главное',
  references: 'Источники',
  done: 'Сделано',
  open: 'Не сделано',
  callout: {
    note: 'Примечание',
    tip: 'Совет',
    important: 'Важно',
    warning: 'Внимание',
    caution: 'Осторожно',
  },
  minutes: (minutes) => `${minutes} мин`,
  time: (seconds) => `(около ${clock(seconds, ' мин', ' с')})`,
  cue: {
    code: '[код]',
    list: '[список]',
    table: '[таблица]',
    figure: '[рисунок]',
    quote: '[цитата]',
    math: '[формула]',
    diagram: '[диаграмма]',
    section: '[следующая часть]',
    pause: '[пауза]',
  },
}

export const vi: Labels = {
  agenda: 'Nội dung',
  takeaways: 'Điểm chính',
  references: 'Tài liệu tham khảo',
  done: 'Đã xong',
  open: 'Chưa xong',
  callout: {
    note: 'Ghi chú',
    tip: 'Mẹo',
    important: 'Quan trọng',
    warning: 'Cảnh báo',
    caution: 'Thận trọng',
  },
  minutes: (minutes) => `${minutes} phút`,
  time: (seconds) => `(khoảng ${clock(seconds, ' phút', ' giây')})`,
  cue: {
    code: '[mã]',
    list: '[danh sách]',
    table: '[bảng]',
    figure: '[hình]',
    quote: '[trích dẫn]',
    math: '[công thức]',
    diagram: '[sơ đồ]',
    section: '[phần tiếp theo]',
    pause: '[nghỉ]',
  },
}
