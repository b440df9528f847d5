import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** What in KaTeX's output a face draws; a face that draws nothing is not embedded. */
const drawnBy: Readonly<Record<string, RegExp>> = {
  'Main-Regular': /katex/,
  'Main-Bold': /mathbf|textbf/,
  'Main-BoldItalic': /textit|mathit/,
  'Main-Italic': /mathit|textit/,
  'Math-Italic': /mathnormal/,
  'Math-BoldItalic': /boldsymbol/,
  'AMS-Regular': /amsrm|mathbb|textbb/,
  'Caligraphic-Regular': /mathcal/,
  'Caligraphic-Bold': /mathcal.*(?:mathbf|textbf)|(?:mathbf|textbf).*mathcal/s,
  'Fraktur-Regular': /(?:math|text)frak/,
  'Fraktur-Bold': /boldfrak/,
  'SansSerif-Regular': /(?:math|text)sf/,
  'SansSerif-Bold': /boldsf|textsf.*textbf|textbf.*textsf/s,
  'SansSerif-Italic': /itsf|sfit|textsf.*textit|textit.*textsf/s,
  'Script-Regular': /(?:math|text)scr/,
  'Typewriter-Regular': /(?:math|text)tt/,
  'Size1-Regular': /delimsizing size1|delim-size1|small-op/,
  'Size2-Regular': /delimsizing size2|large-op/,
  'Size3-Regular': /delimsizing size3/,
  'Size4-Regular': /delimsizing size4|delim-size4/,
}

const embedded = (face: string): string => {
  const file = require.resolve(`katex/dist/fonts/KaTeX_${face}.woff2`)
  return `url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2")`
}

/** Han in a formula has no face of KaTeX's; its own fallback is whatever the machine has. */
const han = `.katex .cjk_fallback,.katex .hangul_fallback{font-family:'Noto Sans SC','Noto Sans TC','Noto Sans JP','Noto Sans KR'}`

const anyFace = /@font-face\s*\{[^}]*?src:[^}]*?KaTeX_([\w-]+)\.woff2[^}]*\}/g

/** KaTeX's own rules for its faces, their files by the name that the rules ask for at `/fonts/`. */
export const katexFaces = (): {
  readonly css: string
  readonly files: ReadonlyMap<string, string>
} => {
  const sheet = readFileSync(require.resolve('katex/dist/katex.min.css'), 'utf8')
  const rules = [...sheet.matchAll(anyFace)].map(([rule, face = '']) => {
    const name = `KaTeX_${face}.woff2`
    return { name, css: rule.replace(/src:[^;}]*/, `src:url(/fonts/${name}) format("woff2")`) }
  })
  const files = rules.map(
    ({ name }) => [name, require.resolve(`katex/dist/fonts/${name}`)] as const,
  )
  return { css: rules.map(({ css }) => css).join('\n'), files: new Map(files) }
}

/** Marp's KaTeX stylesheet without its faces, for a page that has them. */
export const withoutKatexFonts = (css: string): string => {
  const bare = css.replace(anyFace, '')
  return bare === css ? css : `${bare}\n${han}\n`
}

/**
 * Marp's KaTeX stylesheet with the faces that `html` draws with embedded, and no others. Marp
 * writes font URLs with the prefix `fonts/` when it is told no path.
 */
export const embedKatexFonts = (css: string, html: string): string => {
  const faces = css.replace(anyFace, (rule: string, face: string) =>
    drawnBy[face]?.test(html) ? rule.replace(/src:[^;}]*/, `src: ${embedded(face)}`) : '',
  )
  return faces === css ? css : `${faces}\n${han}\n`
}
