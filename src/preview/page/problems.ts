import { button, el } from '../../stage/dom.js'
import type { Problem } from '../protocol.js'

/** What is wrong with the note or its theme, each leading to its line. */
export function makeProblems(onPick: (at: Problem) => void) {
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
        ...problems.map((problem) => {
          const { line, file, message, severity } = problem
          const place = file ? `${file.replace(/.*[/\\]/, '')}, line ${line}` : `line ${line}`
          const open = button(place, 'Open the editor there', () => onPick(problem))
          return el('li', severity, open, ` ${message}`)
        }),
      )
    },
  }
}
