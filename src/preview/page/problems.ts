import { button, el } from '../../stage/dom.js'
import type { Problem } from '../protocol.js'

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
