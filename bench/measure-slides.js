/**
 * Runs in the page: for each slide the height of its content, and how far it reaches to the right
 * and to the bottom, in the slide's own pixels.
 */
export function measureSlides() {
  return [...document.querySelectorAll('section[id]')].map((section) => {
    const frame = section.getBoundingClientRect()
    const k = 1280 / frame.width
    let top = Number.POSITIVE_INFINITY
    let bottom = 0
    let right = 0
    for (const block of section.children) {
      if (/^(HEADER|FOOTER|STYLE|SCRIPT)$/.test(block.tagName)) continue
      const style = getComputedStyle(block)
      if (style.position === 'absolute') continue
      const box = block.getBoundingClientRect()
      top = Math.min(top, (box.top - frame.top) * k)
      bottom = Math.max(bottom, (box.bottom - frame.top) * k)
      for (const inner of block.querySelectorAll('pre, table, img, svg, li, p, span')) {
        if (inner.closest('.katex-mathml, svg svg')) continue
        right = Math.max(right, (inner.getBoundingClientRect().right - frame.left) * k)
      }
    }
    const height = bottom > 0 ? bottom - top : 0
    return { height, bottom, right, text: section.innerText.slice(0, 40).replace(/\s+/g, ' ') }
  })
}
