import { button, el } from '../../stage/dom.js'
import type { Problem } from '../protocol.js'

const ranks: readonly Problem['severity'][] = ['error', 'warning', 'info']
/** Places of one remark that are listed; the others are counted. */
const most = 12

/** What is wrong with the note or its theme, the worst first, each leading to its lines. */
export function makeProblems(onPick: (at: Problem) => void) {
  const list = el('ul', 'problems')
  const count = el('summary')
  const element = el('details', 'faults', count, list)
  let drawn = ''
  const close = (): void => {
    element.open = false
  }
  count.addEventListener('click', ({ detail }) => detail > 0 && count.blur())
  element.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    close()
    count.focus()
  })
  addEventListener('pointerdown', ({ target }) => !element.contains(target as Node) && close())
  return {
    element,
    close,
    draw(problems: readonly Problem[]) {
      const text = JSON.stringify(problems)
      if (text === drawn) return
      drawn = text
      element.hidden = problems.length === 0
      const groups = grouped(problems)
      const worst = groups[0]?.[0].severity ?? 'info'
      count.dataset.severity = worst
      count.textContent = problems.length === 1 ? '1 remark' : `${problems.length} remarks`
      list.replaceChildren(...groups.map((group) => rowOf(group, onPick)))
    },
  }
}

type Group = readonly [Problem, ...Problem[]]

/** Remarks that say the same, in one; the worst first. */
function grouped(problems: readonly Problem[]): readonly Group[] {
  const groups = new Map<string, [Problem, ...Problem[]]>()
  for (const problem of problems) {
    const key = JSON.stringify([problem.severity, problem.message])
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  const rank = ([{ severity }]: Group): number => ranks.indexOf(severity)
  return [...groups.values()].sort((a, b) => rank(a) - rank(b))
}

function rowOf(group: Group, onPick: (at: Problem) => void): HTMLElement {
  const [{ severity, message }] = group
  const places = group
    .slice(0, most)
    .map((one) => button(placeOf(one), 'Open the editor there', () => onPick(one)))
  const more = group.length > most ? ` and ${group.length - most} more` : undefined
  const mark = el('b', 'mark', severity === 'info' ? 'note' : severity)
  return el('li', severity, mark, el('span', '', message), el('span', 'lines', ...places, more))
}

const placeOf = ({ line, file }: Problem): string =>
  file ? `${file.replace(/.*[/\\]/, '')}, line ${line}` : `line ${line}`
