const NUMBER = /<span class="eqn-num"(?: style="[^"]*")?>/g

/** How many numbered equations a slide has. */
export const equationsIn = (html: string): number => html.match(NUMBER)?.length ?? 0

/**
 * A slide whose numbered equations go on from those before it. KaTeX leaves it to a counter of the page's
 * body, which no slide of Marp's is in: where each begins is written on it.
 */
export function numberedFrom(html: string, before: number): string {
  let count = before
  const begins = () => `<span class="eqn-num" style="counter-reset:katexEqnNo ${count++}">`
  return html.replace(NUMBER, begins)
}

/** Slides whose numbered equations count on over all of them. */
export function numberedEquations(slides: readonly string[]): string[] {
  let before = 0
  return slides.map((html) => {
    const numbered = numberedFrom(html, before)
    before += equationsIn(html)
    return numbered
  })
}
