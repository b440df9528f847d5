import type { Language } from '../language.js'

const NEVER = /(?!)/u

/** Other languages with an alphabet: what may not be cut off from its main clause, and little more. */
export const other: Language = {
  connective: NEVER,
  sequel: NEVER,
  pronoun: NEVER,
  condition:
    /^(?:wenn|falls|sofern|solange|sobald|si|cuando|quand|lorsque|se|quando|если|когда|пока|nếu|khi)(?!\p{L})/iu,
  suspense: NEVER,
  negation: NEVER,
  count: NEVER,
  concession: NEVER,
  continuation:
    /^(?:und|oder|sondern|der|die|das|dem|den|dass|ob|weil|damit|welche[rsnm]?|was|wo|et|ou|mais|qui|que|dont|où|car|y|o|e|pero|sino|quien|donde|porque|pues|che|cui|ma|mas|onde|и|или|но|а|что|чтобы|которы[йемхе]|которая|которое|потому|где|và|hoặc|nhưng|mà|vì)(?!\p{L})/iu,
  turn: /^(?:dass|ob|sondern|aber|wenn|mais|si|que|pero|sino|se|ma|che|mas|что|чтобы|если|но|nhưng|nếu)(?!\p{L})/iu,
  predicate: NEVER,
  open: NEVER,
  means: NEVER,
  half: NEVER,
  otherHalf: NEVER,
  adverbial: NEVER,
  leadIn: NEVER,
  pending: NEVER,
  instruction: NEVER,
  example: NEVER,
  apparatus:
    /^(?:übungen|aufgaben|literatur|quellen|exercices|références|bibliographie|ejercicios|referencias|bibliograf[ií]a|esercizi|riferimenti|exercícios|referências|упражнения|литература|источники|ссылки|bài tập|tài liệu tham khảo)(?!\p{L})/iu,
  summary:
    /^(?:zusammenfassung|fazit|résumé|conclusion|resumen|conclusi(?:ón|ones)|riepilogo|conclusioni|resumo|conclusão|итоги|выводы|заключение|tóm tắt|kết luận)(?!\p{L})/iu,
}
