import { clock } from '../clock.js'
import type { Labels } from '../labels.js'

export const es: Labels = {
  agenda: 'Agenda',
  takeaways: 'Conclusiones',
  references: 'Referencias',
  done: 'Hecho',
  open: 'Pendiente',
  callout: {
    note: 'Nota',
    tip: 'Consejo',
    important: 'Importante',
    warning: 'Advertencia',
    caution: 'Precaución',
  },
  minutes: (minutes) => `${minutes} min`,
  time: (seconds) => `(unos ${clock(seconds, ' min', ' s')})`,
  cue: {
    code: '[código]',
    list: '[lista]',
    table: '[tabla]',
    figure: '[figura]',
    quote: '[cita]',
    math: '[fórmula]',
    diagram: '[diagrama]',
    section: '[siguiente parte]',
    pause: '[pausa]',
  },
}

export const fr: Labels = {
  agenda: 'Plan',
  takeaways: 'À retenir',
  references: 'Références',
  done: 'Fait',
  open: 'À faire',
  callout: {
    note: 'Note',
    tip: 'Astuce',
    important: 'Important',
    warning: 'Avertissement',
    caution: 'Attention',
  },
  minutes: (minutes) => `${minutes} min`,
  time: (seconds) => `(environ ${clock(seconds, ' min', ' s')})`,
  cue: {
    code: '[code]',
    list: '[liste]',
    table: '[tableau]',
    figure: '[figure]',
    quote: '[citation]',
    math: '[formule]',
    diagram: '[diagramme]',
    section: '[partie suivante]',
    pause: '[pause]',
  },
}

export const it: Labels = {
  agenda: 'Sommario',
  takeaways: 'Punti chiave',
  references: 'Riferimenti',
  done: 'Fatto',
  open: 'Da fare',
  callout: {
    note: 'Nota',
    tip: 'Suggerimento',
    important: 'Importante',
    warning: 'Avviso',
    caution: 'Attenzione',
  },
  minutes: (minutes) => `${minutes} min`,
  time: (seconds) => `(circa ${clock(seconds, ' min', ' s')})`,
  cue: {
    code: '[codice]',
    list: '[elenco]',
    table: '[tabella]',
    figure: '[figura]',
    quote: '[citazione]',
    math: '[formula]',
    diagram: '[diagramma]',
    section: '[parte seguente]',
    pause: '[pausa]',
  },
}

export const pt: Labels = {
  agenda: 'Agenda',
  takeaways: 'Pontos principais',
  references: 'Referências',
  done: 'Feito',
  open: 'Por fazer',
  callout: {
    note: 'Nota',
    tip: 'Dica',
    important: 'Importante',
    warning: 'Aviso',
    caution: 'Cuidado',
  },
  minutes: (minutes) => `${minutes} min`,
  time: (seconds) => `(cerca de ${clock(seconds, ' min', ' s')})`,
  cue: {
    code: '[código]',
    list: '[lista]',
    table: '[tabela]',
    figure: '[figura]',
    quote: '[citação]',
    math: '[fórmula]',
    diagram: '[diagrama]',
    section: '[próxima parte]',
    pause: '[pausa]',
  },
}
