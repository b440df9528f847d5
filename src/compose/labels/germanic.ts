import { clock } from '../clock.js'
import type { Labels } from '../labels.js'

export const en: Labels = {
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
}

export const de: Labels = {
  agenda: 'Agenda',
  takeaways: 'Das Wichtigste',
  references: 'Quellen',
  done: 'Erledigt',
  open: 'Offen',
  callout: {
    note: 'Hinweis',
    tip: 'Tipp',
    important: 'Wichtig',
    warning: 'Warnung',
    caution: 'Vorsicht',
  },
  minutes: (minutes) => `${minutes} Min.`,
  time: (seconds) => `(etwa ${clock(seconds, ' Min.', ' s')})`,
  cue: {
    code: '[Code]',
    list: '[Liste]',
    table: '[Tabelle]',
    figure: '[Bild]',
    quote: '[Zitat]',
    math: '[Formel]',
    diagram: '[Diagramm]',
    section: '[nächster Teil]',
    pause: '[Pause]',
  },
}
