const SANS =
  "Inter,'Noto Sans SC','Noto Sans TC','Noto Sans JP','Noto Sans KR','Noto Emoji','Noto Sans Math','Noto Sans Symbols 2'"
const MONO = `'JetBrains Mono','Noto Sans Code',${SANS.replace('Inter,', '')}`

/** Names that stand for whatever a machine has, and faces that come with one system or another. */
const SYSTEM =
  /^(?:(?:ui-|system-)?(?:sans-serif|serif|monospace|rounded|ui)|-apple-system|BlinkMacSystemFont|Segoe.*|SF ?Mono.*|Menlo|Consolas|Liberation.*|Courier.*|Helvetica.*|Arial|Times.*|Avenir.*|Trebuchet.*|Roboto.*|Lato|Oxygen|Ubuntu|Cantarell|Open Sans|Noto Sans|Apple Color.*)$/i

/** Whether a theme is not of our making: it states no type scale. */
export function isForeign(css: string): boolean {
  return !/--type-body\s*:/.test(css)
}

/**
 * A theme that knows nothing of ours, with what no deck does without: faces that are embedded
 * before those that a machine may have, code that wraps, pictures within the frame, and the classes
 * by which fitting sets smaller what is too large.
 */
export function adapted(css: string): string {
  const faced = css
    .replace(/@auto-scaling[^\n*]*/g, '')
    .replace(
      /(font-family\s*:\s*)([^;{}]+)/gi,
      (_, head: string, list: string) => head + faces(list),
    )
  return `${faced}\n${FITTED}`
}

function faces(list: string): string {
  if (/^\s*inherit/i.test(list) || /Noto Sans SC/.test(list)) return list
  const ours = /mono|courier|consolas|menlo/i.test(list) ? MONO : SANS
  // A fallback within `var()` is a list of its own.
  const [, open = '', names = list, close = ''] =
    /^(\s*var\(--[\w-]+,)([^()]*)(\)\s*(?:!important)?\s*)$/.exec(list) ?? []
  const all = names.split(',')
  const at = all.findIndex((name) => SYSTEM.test(name.trim().replace(/^["']|["']$/g, '')))
  const before = at < 0 ? all : all.slice(0, at)
  const after = at < 0 ? [] : all.slice(at)
  return `${open}${[...before, ours, ...after].join(',')}${close}`
}

/** How tall a picture or a diagram may stand in such a theme, in CSS pixels. */
export const PICTURE = 340

const FITTED = `
section{font-family:${SANS},sans-serif;overflow-wrap:break-word;text-autospace:normal;text-spacing-trim:trim-start;line-break:strict}
section :is(pre,code,kbd,samp){font-family:${MONO},monospace;font-variant-ligatures:none}
section pre{white-space:pre-wrap;overflow-wrap:anywhere;overflow:visible;box-sizing:border-box;max-width:100%;max-height:none;tab-size:4}
section pre code{white-space:inherit;overflow:visible}
section :is(code,a){overflow-wrap:anywhere}
section table{display:table;max-width:100%;width:auto;overflow:visible}
section.tight :is(th,td){overflow-wrap:anywhere}
section img:not(.emoji){max-width:100%;max-height:${PICTURE}px;object-fit:contain}
section svg[data-marp-mermaid]{display:block;width:100%;height:auto;max-width:min(100%,calc(attr(width type(<number>),480)*2.4px));max-height:${PICTURE}px;margin:0 auto}
section .katex-display>.katex{white-space:normal}
section.math-28 .katex-display{font-size:28px}
section.math-24 .katex-display{font-size:24px}
section.math-20 .katex-display{font-size:20px}
section.fine pre,section.fine pre code{font-size:18px}
section li:has(>.task){position:relative;list-style:none}
section ol>li:has(>.task){list-style:decimal;padding-left:1.2em}
section .callout{font-weight:700}
section :is(sup,sub){position:relative;top:-.4em;font-size:.7em;line-height:0;vertical-align:baseline}
section sub{top:.25em}
section .task{position:absolute;box-sizing:border-box;width:.78em;height:.78em;margin:.35em 0 0 -1.2em;border:2px solid;border-radius:.16em}
section .task.done::after{content:'';position:absolute;left:.2em;top:0;width:.2em;height:.42em;border:solid;border-width:0 .1em .1em 0;transform:rotate(42deg)}
`
