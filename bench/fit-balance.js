import { contentHeight } from '../lib/fit/fit.js'

/** How evenly slides that continue one another are filled: the share whose emptiest is at least 40% of its fullest. */
export function balanceOf(decks) {
  const ratios = []
  for (const { deck, scale } of decks) {
    const runs = new Map()
    for (const slide of deck.slides) {
      const [, id] = /^(.*?)(?:\.\d+)?$/.exec(slide.id) ?? []
      runs.set(id, [
        ...(runs.get(id) ?? []),
        contentHeight({ ...slide, title: undefined, titleLabel: undefined }, scale),
      ])
    }
    for (const heights of runs.values())
      if (heights.length > 1) ratios.push(Math.min(...heights) / Math.max(...heights))
  }
  const even = ratios.filter((ratio) => ratio >= 0.4).length
  return `continued slides: ${ratios.length} runs, ${((100 * even) / Math.max(1, ratios.length)).toFixed(1)}% at least 40% as full at their emptiest`
}
