/** Share of the non-ASCII characters that are everyday ones, if the text is what it seems. */
const EVERYDAY: readonly (readonly [label: string, everyday: RegExp])[] = [
  ['gb18030', /[的一是不了在有人我他这中大为上个国以要时来用们和到说，。]/g],
  ['big5', /[的一是不了在有人我他這中大為上個國以要時來用們和到說，。]/g],
  ['shift_jis', /[のにはをがとでたしいるてなれもこっ、。]/g],
  ['euc-jp', /[のにはをがとでたしいるてなれもこっ、。]/g],
  ['euc-kr', /[이다는을에의가고를로하한은지기사도서]/g],
  ['windows-1252', /(?<![\u0080-\uffff])[À-ÿ‘’“”–—…€](?![\u0080-\uffff])/g],
]

export interface Guess {
  /** As `iconv` calls it. */
  readonly name: string
  readonly text: string
}

/** What legacy encoding bytes that are no UTF-8 read as; undefined where none does. */
export function guessEncoding(bytes: Uint8Array): Guess | undefined {
  const guesses = EVERYDAY.flatMap(([label, everyday]) => {
    const text = decodeAs(label, bytes)
    return text === undefined
      ? []
      : [{ name: label.toUpperCase(), text, score: share(text, everyday) }]
  })
  return guesses.sort((a, b) => b.score - a.score)[0]
}

/** The text that the bytes are in an encoding, or undefined where they are not in it. */
export function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function share(text: string, everyday: RegExp): number {
  const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 0
  return (text.match(everyday)?.length ?? 0) / (foreign || 1)
}
