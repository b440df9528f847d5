import type { PageSlide, Problem } from '../protocol.js'
import { button, el } from './dom.js'

/** The speaker notes of a slide, each paragraph leading to its line. */
export function makeNotes(onPick: ((paragraph: number) => void) | undefined) {
  const element = el('div', 'notes')
  element.setAttribute('role', 'region')
  element.setAttribute('aria-label', 'Speaker notes')
  let drawn = ''
  element.addEventListener('click', ({ target }) => {
    const paragraph = (target as Element).closest('[data-paragraph]')
    if (paragraph && getSelection()?.isCollapsed !== false)
      onPick?.(Number(paragraph.getAttribute('data-paragraph')))
  })
  return {
    element,
    draw(slide: PageSlide | undefined) {
      const all = slide?.notes ?? []
      const text = `${slide?.id} ${all.join('\n')}`
      if (text === drawn) return
      const moved = !drawn.startsWith(`${slide?.id} `)
      drawn = text
      const paragraphs = all.map((html, i) => {
        const paragraph = el('div', 'said')
        paragraph.dataset.paragraph = String(i)
        paragraph.innerHTML = html
        return paragraph
      })
      element.replaceChildren(
        ...(paragraphs.length > 0 ? paragraphs : [el('p', 'nothing', 'No notes')]),
      )
      if (moved) element.scrollTop = 0
    },
  }
}

/** What is wrong with the note, each leading to its line. */
export function makeProblems(onPick: (line: number) => void) {
  const list = el('ul', 'problems')
  const count = el('summary')
  const element = el('details', 'faults', count, list)
  return {
    element,
    draw(problems: readonly Problem[]) {
      element.hidden = problems.length === 0
      const worst = problems.some(({ severity }) => severity !== 'info') ? 'warning' : 'info'
      count.dataset.severity = worst
      count.textContent = problems.length === 1 ? '1 remark' : `${problems.length} remarks`
      list.replaceChildren(
        ...problems.map(({ line, message, severity }) => {
          const row = el(
            'li',
            severity,
            button(`line ${line}`, 'Open the editor there', () => onPick(line)),
            ` ${message}`,
          )
          return row
        }),
      )
    },
  }
}
