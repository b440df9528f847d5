import type { Deck, Slide } from '../compose/slide.js'
import { withoutClass } from '../emit/classes.js'
import { type EmitOptions, emit, emitParts } from '../emit/emit.js'
import type { Note } from '../load/note.js'
import type { ThemeFile } from '../load/theme.js'
import { mapped } from '../memoized.js'
import { definesCommands } from '../parse/formula-fault.js'
import Engine from '../render/engine.js'
import { equationsIn, numberedFrom } from '../render/equation-numbers.js'

/** Slides kept ready beyond those of the deck at hand: what an undo brings back. */
const spare = 500

interface SlideHtml {
  readonly slides: readonly string[]
  readonly css: string
}

interface Drawn {
  readonly html: string
  /** Whether there are formulas on it. */
  readonly math: boolean
  /** How many of them are numbered. */
  readonly equations: number
}

/** Draws decks; what was drawn before for the same Markdown is not drawn again. */
export interface SlideDrawer {
  readonly draw: (deck: Deck, note: Note, theme: ThemeFile, options: EmitOptions) => SlideHtml
}

/** What Marp writes of a slide's number, which the page writes itself. */
const numbers = / (?:data-marpit-pagination(?:-total)?|id)="[^"]*"/g

const unnumbered = (html: string): string =>
  html.replace(/<section [^>]*>/, (tag) => {
    const shows = tag.includes(' data-marpit-pagination=')
    return tag.replace(numbers, '').replace(/>$/, shows ? ' data-marpit-pagination="">' : '>')
  })

/** A key that does not begin with `_`. */
const plainKey = /^\s*[^_\s]/m

/**
 * A local directive without `_` holds for the slides after it too: they cannot be drawn alone. But
 * for `class`, which is written on each of them.
 */
const spreads = ({ directives }: Slide): boolean =>
  directives.some((text) => plainKey.test(text) && plainKey.test(withoutClass(text)))

const spreadsOn = mapped(([slide]: [Slide]) => spreads(slide))
const mathOn = mapped(([{ math }]: [Drawn]) => math)
const equationsOn = mapped(([{ equations }]: [Drawn]) => equations)

/** Drawn alone, each slide counts its equations from 1. */
const htmlOn = mapped(([{ html, equations }, before]: [Drawn, number]) =>
  before > 0 && equations > 0 ? numberedFrom(html, before) : html,
)

/** For each of some numbers the sum of those before it. */
function sumsBefore(numbers: readonly number[]): readonly number[] {
  let sum = 0
  return numbers.map((number) => {
    sum += number
    return sum - number
  })
}

const newEngine = () => new Engine({ script: false, hasMathFaces: true })

class Drawer implements SlideDrawer {
  #engine = newEngine()
  readonly #known = new Map<string, Drawn>()
  #themeCss = ''
  #front = ''
  #style = { key: '', css: '' }

  draw(deck: Deck, note: Note, theme: ThemeFile, options: EmitOptions): SlideHtml {
    this.#use(theme)
    const isWhole = note.meta.marp || definesCommands(note.text)
    if (isWhole || spreadsOn([deck.slides]).includes(true))
      return this.#drawWhole(emit(deck, note, options))
    // Notes are no part of a slide's HTML: what is only said changes without a slide being drawn.
    const { front, slides } = emitParts(deck, note, { ...options, spoken: false })
    if (front !== this.#front) {
      this.#forgetSize()
      this.#known.clear()
    }
    this.#front = front
    const drawn = this.#drawAll([slides], front, theme.css)
    this.#forget(slides)
    const math = mathOn([drawn]).includes(true)
    const html = htmlOn([drawn, sumsBefore(equationsOn([drawn]))])
    return { slides: html, css: this.#styleWith(math) }
  }

  #use({ css }: ThemeFile): void {
    if (css === this.#themeCss) return
    this.#themeCss = css
    this.#known.clear()
    this.#engine.themeSet.add(css)
    this.#style = { key: '', css: '' }
  }

  /** Slides that are drawn alone leave their size behind, and a rule of it for each. */
  #forgetSize(): void {
    if (!/^size:/m.test(this.#front)) return
    this.#engine = newEngine()
    this.#engine.themeSet.add(this.#themeCss)
  }

  #drawWhole(markdown: string): SlideHtml {
    const { html, css } = this.#engine.render(markdown, { htmlAsArray: true })
    return { slides: html.map(unnumbered), css }
  }

  readonly #drawAll = mapped(([markdown]: [string], _front: string, _css: string) =>
    this.#drawOne(markdown),
  )

  #drawOne(markdown: string): Drawn {
    const known = this.#known.get(markdown)
    if (known !== undefined) return known
    const html: unknown = this.#engine.renderMarkdown(`${this.#front}\n${markdown}`, {
      htmlAsArray: true,
    })
    const [slide = ''] = html as string[]
    const math = slide.includes('katex')
    const equations = math ? equationsIn(slide) : 0
    const drawn = { html: unnumbered(slide), math, equations }
    this.#known.set(markdown, drawn)
    return drawn
  }

  /** A stylesheet depends on the front matter and on whether there are formulas. */
  #styleWith(math: boolean): string {
    const key = math ? `${this.#front}\n$x$` : this.#front
    if (key !== this.#style.key) {
      this.#forgetSize()
      this.#style = { key, css: this.#engine.render(key).css }
    }
    return this.#style.css
  }

  #forget(slides: readonly string[]): void {
    if (this.#known.size <= slides.length + spare) return
    const used = new Set(slides)
    for (const markdown of this.#known.keys()) {
      if (this.#known.size <= used.size + spare) return
      if (!used.has(markdown)) this.#known.delete(markdown)
    }
  }
}

/** A drawer that holds nothing yet. */
export const slideDrawer = (): SlideDrawer => new Drawer()
