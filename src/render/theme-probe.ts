/// <reference lib="dom" />

/** Slides on which each kind of block stands once, for a theme to be measured by. */
export function probeDeck(theme: string): string {
  const front = `---\nmarp: true\ntheme: ${JSON.stringify(theme)}\nlang: en\npaginate: true\nheader: Head\nfooter: Foot\n---\n`
  const slides = [
    '## Title\n\nText\n\nText with `code`\n\n- one\n- two\n    - three\n        - four\n    - five',
    '# Title\n\nText',
    'Text\n\n```\ncode\ncode\n```\n\nText',
    'Text\n\n> Quote\n>\n> Quote\n\nText',
    'Text\n\n| Head | Head |\n| --- | --- |\n| cell | cell |\n| cell | cell |\n\nText',
  ]
  const drawn = slides.map((one) => `<!-- _class: notedeck-probe -->\n\n${one}`)
  return `${front}\n${drawn.join('\n\n---\n\n')}\n`
}

type Sizes = Record<string, number>

function pixels(value: string): number {
  return Number.parseFloat(value) || 0
}

function found(slide: Element, selector: string): HTMLElement[] {
  return [...slide.querySelectorAll<HTMLElement>(selector)]
}

function sizeOf(element: HTMLElement): number {
  return pixels(getComputedStyle(element).fontSize)
}

function leadingOf(element: HTMLElement): number {
  const { lineHeight } = getComputedStyle(element)
  return lineHeight === 'normal' ? 1.25 : pixels(lineHeight) / sizeOf(element)
}

/** A place in the slide's own pixels; of an element's first text where that is asked for. */
function placeOf(element: HTMLElement, ofText = false) {
  const slide = element.closest('section') as HTMLElement
  const k = slide.offsetWidth / slide.getBoundingClientRect().width
  const range = document.createRange()
  range.selectNodeContents(element.firstChild ?? element)
  const { left, top, right, bottom } = (ofText ? range : element).getBoundingClientRect()
  return { left: left * k, top: top * k, width: (right - left) * k, bottom: bottom * k }
}

/** The greatest distance between blocks that follow one another. */
function greatestGap(slides: readonly HTMLElement[]): number {
  const gaps = slides.flatMap((slide) => {
    const blocks = found(slide, ':scope > :is(p, ul, pre, blockquote, table, marp-pre)')
    return blocks.slice(1).map((block, i) => {
      const before = blocks[i] as HTMLElement
      return placeOf(block).top - placeOf(before).bottom
    })
  })
  return Math.max(0, ...gaps)
}

/** How far what stands at an edge reaches into the slide, beside what the slide keeps free. */
function frameSizes(slide: HTMLElement): Sizes {
  const frame = getComputedStyle(slide)
  const page = getComputedStyle(slide, '::after')
  const whole = placeOf(slide)
  const height = whole.bottom - whole.top
  let top = pixels(frame.paddingTop)
  let bottom = pixels(frame.paddingBottom)
  if (page.position === 'absolute' && page.bottom !== 'auto')
    bottom = Math.max(bottom, pixels(page.bottom) + pixels(page.height))
  for (const edge of found(slide, ':scope > :is(header, footer)')) {
    const place = placeOf(edge)
    if (place.top - whole.top < height / 2) top = Math.max(top, place.bottom - whole.top)
    else bottom = Math.max(bottom, whole.bottom - place.top)
  }
  // What is set in the middle grows to both sides.
  const centred = /center/.test(`${frame.justifyContent} ${frame.alignContent}`)
  const sides = pixels(frame.paddingLeft) + pixels(frame.paddingRight)
  return {
    'frame-top': centred ? Math.max(top, bottom) : top,
    'frame-bottom': centred ? Math.max(top, bottom) : bottom,
    'frame-side': sides / 2,
    'frame-lift': 0,
    tracking: 0,
  }
}

/** Running text: it is set alike wherever it stands. */
function textSizes(list: HTMLElement, cover: HTMLElement): Sizes {
  const [title, big] = [...found(list, 'h2'), ...found(cover, 'h1')] as [HTMLElement, HTMLElement]
  const [text] = found(list, ':scope > p') as [HTMLElement]
  const [below] = found(cover, 'p') as [HTMLElement]
  const [code] = found(list, ':scope > p code') as [HTMLElement]
  const body = sizeOf(text)
  const leading = leadingOf(text)
  const sized = (names: string, value: number): Sizes =>
    Object.fromEntries(names.split(' ').map((name) => [name, value]))
  return {
    ...sized('type-body type-lead type-pair type-statement type-math', body),
    ...sized('leading-cjk leading-latin leading-statement leading-pair', leading),
    ...sized('type-cover type-section', sizeOf(big)),
    'type-title': sizeOf(title),
    'leading-title': Math.max(leadingOf(title), leadingOf(big)),
    // What stands below a title's words is more than space: a rule, with its own.
    'gap-title': Math.max(
      placeOf(text).top - placeOf(title).top - leadingOf(title) * sizeOf(title),
      placeOf(below).top - placeOf(big).top - leadingOf(big) * sizeOf(big),
    ),
    'weight-statement': 400,
    'scale-code': sizeOf(code) / body,
    'pad-code-inline': pixels(getComputedStyle(code).paddingLeft),
  }
}

function listSizes(slide: HTMLElement): Sizes {
  const [ul] = found(slide, ':scope > ul') as [HTMLElement]
  const [first, second, sub, deep, last] = found(slide, 'li') as HTMLElement[] as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ]
  const indent = placeOf(first, true).left - placeOf(ul).left
  const inner = placeOf(sub, true).left - placeOf(second, true).left
  const under = placeOf(sub).top - placeOf(second).top - leadingOf(second) * sizeOf(second)
  const between = placeOf(last).top - placeOf(sub).bottom
  return {
    'type-sub': sizeOf(sub),
    'type-small': sizeOf(deep),
    'gap-item': Math.max(0, placeOf(second).top - placeOf(first).bottom),
    'gap-subitem': Math.max(0, under, between),
    'indent-item': indent,
    'indent-step': indent,
    'indent-subitem': inner,
  }
}

function codeSizes(slide: HTMLElement): Sizes {
  const [pre] = found(slide, 'pre, marp-pre') as [HTMLElement]
  const inner = found(pre, 'code')[0] ?? pre
  const { top, bottom } = placeOf(pre)
  return {
    'type-code': sizeOf(inner),
    'type-code-big': sizeOf(inner),
    'leading-code': leadingOf(inner),
    'pad-code-x': placeOf(inner, true).left - placeOf(pre).left,
    'pad-code-y': (bottom - top) / 2 - leadingOf(inner) * sizeOf(inner),
  }
}

function quoteSizes(slide: HTMLElement): Sizes {
  const [block] = found(slide, 'blockquote') as [HTMLElement]
  const [first, second] = found(block, 'p') as [HTMLElement, HTMLElement]
  return {
    'type-quote': sizeOf(first),
    'gap-small': Math.max(0, placeOf(second).top - placeOf(first).bottom),
    'pad-quote': Math.max(0, placeOf(block).width - placeOf(first).width),
    'rule-quote': 0,
  }
}

function tableSizes(slide: HTMLElement): Sizes {
  const [head, body] = [...found(slide, 'th'), ...found(slide, 'td')].filter(
    (_, i) => i % 2 === 0,
  ) as [HTMLElement, HTMLElement]
  const around = (cell: HTMLElement) => {
    const { top, bottom } = placeOf(cell.closest('tr') as HTMLElement)
    return (bottom - top - leadingOf(cell) * sizeOf(cell)) / 2
  }
  const { paddingLeft, paddingRight } = getComputedStyle(body)
  return {
    'type-table': sizeOf(body),
    'type-table-head': sizeOf(head),
    'leading-table': leadingOf(body),
    'weight-head': Number(getComputedStyle(head).fontWeight) || 400,
    // Cells are padded at both sides, which the last column is not in ours.
    'pad-cell-x': 1.5 * (pixels(paddingLeft) + pixels(paddingRight)) + 2,
    'pad-cell-y': around(body),
    'rule-hair': 0,
    'rule-head': 2 * Math.max(0, around(head) - around(body)),
  }
}

/** What a theme's blocks measure, by the custom properties of ours; undefined for any other deck. */
function probeTheme(): Sizes | undefined {
  const slides = found(document.body, 'section.notedeck-probe')
  const [list, cover, code, quote, table] = slides
  if (!list || !cover || !code || !quote || !table) return undefined
  const measure = Math.min(...found(list, ':scope > p').map((text) => placeOf(text).width))
  const measures = ['', '-sub', '-latin', '-latin-sub', '-statement', '-agenda']
  return {
    ...frameSizes(list),
    ...textSizes(list, cover),
    ...listSizes(list),
    ...codeSizes(code),
    ...quoteSizes(quote),
    ...tableSizes(table),
    'gap-block': greatestGap(slides),
    ...Object.fromEntries(measures.map((name) => [`measure${name}`, measure])),
  }
}

const parts = [
  pixels,
  found,
  sizeOf,
  leadingOf,
  placeOf,
  greatestGap,
  frameSizes,
  textSizes,
  listSizes,
  codeSizes,
  quoteSizes,
  tableSizes,
  probeTheme,
]

/** A script whose value is what a theme's blocks measure, on a page that shows {@link probeDeck}. */
export const probeScript = `(() => { ${parts.join('\n')}\nreturn probeTheme() })()`
