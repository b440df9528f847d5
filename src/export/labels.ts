import type { Lang } from '../parse/script.js'

/** Words of ours in a script and in a handout. */
export interface ExportLabels {
  readonly slides: (count: number) => string
  readonly handout: string
  readonly links: string
  readonly slide: (number: number) => string
  readonly page: string
}

const LABELS: Readonly<Record<Lang, ExportLabels>> = {
  zh: {
    slides: (count) => `${count} 页`,
    handout: '讲义',
    links: '链接',
    slide: (number) => `第 ${number} 页`,
    page: '页',
  },
  ja: {
    slides: (count) => `${count} 枚`,
    handout: '配布資料',
    links: 'リンク',
    slide: (number) => `スライド ${number}`,
    page: 'ページ',
  },
  ko: {
    slides: (count) => `${count}장`,
    handout: '유인물',
    links: '링크',
    slide: (number) => `슬라이드 ${number}`,
    page: '쪽',
  },
  en: {
    slides: (count) => (count === 1 ? '1 slide' : `${count} slides`),
    handout: 'Handout',
    links: 'Links',
    slide: (number) => `Slide ${number}`,
    page: 'Page',
  },
  'zh-TW': {
    slides: (count) => `${count} 頁`,
    handout: '講義',
    links: '連結',
    slide: (number) => `第 ${number} 頁`,
    page: '頁',
  },
  de: {
    slides: (count) => (count === 1 ? '1 Folie' : `${count} Folien`),
    handout: 'Handzettel',
    links: 'Links',
    slide: (number) => `Folie ${number}`,
    page: 'Seite',
  },
  es: {
    slides: (count) => (count === 1 ? '1 diapositiva' : `${count} diapositivas`),
    handout: 'Folleto',
    links: 'Enlaces',
    slide: (number) => `Diapositiva ${number}`,
    page: 'Página',
  },
  fr: {
    slides: (count) => (count === 1 ? '1 diapositive' : `${count} diapositives`),
    handout: 'Document',
    links: 'Liens',
    slide: (number) => `Diapositive ${number}`,
    page: 'Page',
  },
  it: {
    slides: (count) => (count === 1 ? '1 diapositiva' : `${count} diapositive`),
    handout: 'Dispensa',
    links: 'Link',
    slide: (number) => `Diapositiva ${number}`,
    page: 'Pagina',
  },
  pt: {
    slides: (count) => (count === 1 ? '1 slide' : `${count} slides`),
    handout: 'Material',
    links: 'Links',
    slide: (number) => `Slide ${number}`,
    page: 'Página',
  },
  ru: {
    slides: (count) => `слайдов: ${count}`,
    handout: 'Раздаточный материал',
    links: 'Ссылки',
    slide: (number) => `Слайд ${number}`,
    page: 'Страница',
  },
  vi: {
    slides: (count) => `${count} trang`,
    handout: 'Tài liệu phát tay',
    links: 'Liên kết',
    slide: (number) => `Trang chiếu ${number}`,
    page: 'Trang',
  },
}

/** The labels in the deck's language. */
export function exportLabels(lang: Lang): ExportLabels {
  return LABELS[lang]
}
