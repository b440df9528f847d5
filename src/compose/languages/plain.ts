import type { Language } from '../language.js'

const NEVER = /(?!)/u

/** Japanese and Korean, which mark by endings what Chinese marks by words. */
export const plain: Language = {
  connective:
    /^(?:しかし(?:ながら)?|また|なお|そして|ただし|したがって|従って|つまり|さらに|すると|そこで|だから|ちなみに|一方で?|例えば|たとえば|그리고|그러나|하지만|따라서|또한|그래서|즉|예를 들어|한편)(?:[、，,]\s*|\s+)/u,
  sequel: NEVER,
  pronoun: /^(?:これ|それ|この|その|あれ|이|그|저)/u,
  condition: NEVER,
  suspense: NEVER,
  negation: NEVER,
  count: NEVER,
  concession: NEVER,
  continuation: /^(?:そして|しかし|が|けど|ので|から|그리고|그러나|하지만)/u,
  turn: /^(?:しかし|ただし|하지만|그러나)/u,
  predicate: NEVER,
  open: /(?:は|が|を|に|で|と|の|은|는|이|가|을|를|의)$/u,
  means: NEVER,
  half: NEVER,
  otherHalf: NEVER,
  adverbial: /(?:とき|場合|ため|ので|から|ば|たら|なら|ても|하면|때|지만)$/u,
  leadIn:
    /^(?:しかし|また|なお|そして|では|次[にの]|まず|つまり|したがって|たとえば|例えば|この|その|これ|それ|ここ|さらに|ただし|以下|下記|すると|そこで|だから|よって|ちなみに|그리고|그러나|하지만|따라서|또한|그래서|즉|예를 들어|이제|먼저|다음|만약|여기|아래|위의?\s|이\s|그\s|이[것런]|그[것런])/u,
  pending:
    /(?:[はがをにでとの]|とき|ので|から|ように|として|통해|은|는|를|하면|되면|으면|지만|같다|같습니다|같이|하여|해서)$|以下|次の(?:よう|とおり|通り)|다음과 같/u,
  instruction: /^(?:次に|まず|では|먼저|다음)/u,
  example: /^(?:たとえば|例えば|예를 들어)/u,
  apparatus:
    /^(?:参考(?!系|架|モデル|実装)|練習|関連(?:リンク|記事|資料)|引用元|出典|謝辞|참고|연습|더 읽을거리)/u,
  summary: /^(?:まとめ|おわりに|おさらい|정리|마무리)/u,
}
