/**
 * A theme of ours as text: blocks of custom properties first, rules after them. The blocks are told
 * by their selectors at a line's beginning, as Biome and Prettier leave them.
 */

/** Ends the values of a theme's source; what follows are rules of its own. */
const OWN = /^\/\* -+ of its own \*\/$/m

const BLOCK = /^(section[^\n{]*) \{\n([\s\S]*?)^\}\n/gm
const VALUE = /^ {2}(--[\w-]+):\s*([^;]*);\n/gm

/** Custom properties by their names, in the order of the text. */
export type Values = ReadonlyMap<string, string>

/** The custom properties of the first block with a selector; none where there is no such block. */
export function valuesOf(css: string, selector: string): Values {
  const [, , body = ''] = blocksOf(css).find(([, own]) => own === selector) ?? []
  return new Map([...body.matchAll(VALUE)].map(([, name = '', value = '']) => [name, value]))
}

function blocksOf(css: string): readonly RegExpExecArray[] {
  return [...css.matchAll(BLOCK)]
}

/** A theme with other values in the first block of a selector, each where it stood before. */
function withValues(css: string, selector: string, values: Values): string {
  return changed(css, selector, (body) => {
    const known = body.replace(VALUE, (line, name: string, value: string) =>
      values.has(name) ? line.replace(value, () => values.get(name) ?? '') : line,
    )
    const old = new Set([...body.matchAll(VALUE)].map(([, name]) => name))
    const fresh = [...values].filter(([name]) => !old.has(name))
    return known + fresh.map(([name, value]) => `  ${name}: ${value};\n`).join('')
  })
}

/** A theme without some values in the first block of a selector, and without gaps where they stood. */
function withoutValues(css: string, selector: string, names: ReadonlySet<string>): string {
  return changed(css, selector, (body) =>
    body
      .replace(VALUE, (line, name: string) => (names.has(name) ? '' : line))
      .replace(/\n( {2}\/\* colour \*\/\n)?\n+/g, '\n\n'),
  )
}

function changed(css: string, selector: string, edit: (body: string) => string): string {
  const block = blocksOf(css).find(([, own]) => own === selector)
  if (!block) throw new Error(`Expected a block \`${selector}\` in the theme.`)
  const [whole, , body = ''] = block
  const start = block.index
  const changed = `${selector} {\n${edit(body)}}\n`
  return css.slice(0, start) + changed + css.slice(start + whole.length)
}

/**
 * A theme that stands alone: all of `base`, with the head, the values and the rules of a source,
 * which says only what is other. Each value is stated once, where `base` states it.
 */
export function derive(base: string, source: string): string {
  const end = OWN.exec(source)?.index ?? source.length
  const values = source.slice(0, end)
  const head = source.slice(0, source.search(/^section/m))
  const selectors = new Set(blocksOf(values).map(([, selector = '']) => selector))
  const merged = [...selectors].reduce(
    (css, selector) => withValues(css, selector, valuesOf(values, selector)),
    head + base.slice(base.search(/^section/m)),
  )
  return `${merged}\n${source.slice(end)}`.trimEnd().concat('\n')
}

const COLOURS = ['bg', 'ink', 'quiet', 'accent', 'tint', 'wash', 'line', 'line-strong'].map(
  (name) => `--${name}`,
)
const DARK = 'section:is(.dark, .invert)'

/** A copy of a theme under a new name, its colours, light and dark, in a short block at the head. */
export function copyOf(base: string, name: string): string {
  const names = new Set(COLOURS)
  const light = valuesOf(base, 'section')
  const dark = valuesOf(base, DARK)
  const rest = [['section', names] as const, [DARK, names] as const].reduce(
    (css, [selector, gone]) => withoutValues(css, selector, gone),
    base.slice(base.search(/^section/m)),
  )
  return `${head(name)}
/* What to change first: paper, ink, quiet ink (4.5 : 1 or better), what matters, its tint. */
section {
${COLOURS.map((colour) => `  ${colour}: ${light.get(colour)};`).join('\n')}
}

/* The same for slides of class \`dark\`. */
${DARK} {
${COLOURS.map((colour) => `  ${colour}: ${dark.get(colour)};`).join('\n')}
}

/*
 * Sizes, spaces and faces, each stated once. \`notedeck\` reads them from here to predict heights: keep
 * them in px or as plain numbers, and change these rather than the rules below that use them.
 */
${rest}`
}

const head = (name: string) => `/* @theme ${name} */
/* @size 16:9 1280px 720px */
/* @size 4:3 960px 720px */
/* @auto-scaling fittingHeader */
`
