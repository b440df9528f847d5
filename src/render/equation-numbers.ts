const NUMBER = /<span class="eqn-num"(?: style="[^"]*")?>/g

/**
 * Slides whose numbered equations count on over all of them. KaTeX leaves it to a counter of the page's
 * body, which no slide of Marp's is in: where each begins is written on it.
 */
export function numberedEquations(slides: readonly string[]): string[] {
  let count = 0
  return slides.map((html) =>
    html.replace(
      NUMBER,
      () => `<span class="eqn-num" style="counter-reset:katexEqnNo ${count++}">`,
    ),
  )
}
