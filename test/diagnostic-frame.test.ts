import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../src/diagnostic.js'
import { formatDiagnostic } from '../src/diagnostic-frame.js'
import { position } from '../src/diagnostic-position.js'

const plain = { color: false }

function diagnostic(text: string, marked: string): Diagnostic {
  const start = text.indexOf(marked)
  const range = { start, end: start + marked.length }
  return { code: 'some-code', severity: 'warning', message: 'expected X, found Y: do Z', range }
}

describe('a position', () => {
  it('counts lines from 1 whatever ends them, and columns in UTF-16 units', () => {
    const text = 'a\r\nb\rc\n😀d'
    const at = (offset: number) => Object.values(position(text, offset)).join(':')
    expect([0, 1, 2, 3, 5, 7, 9, 99].map(at)).toEqual([
      '1:1',
      '1:2',
      '1:3',
      '2:1',
      '3:1',
      '4:1',
      '4:3',
      '4:4',
    ])
  })
})

describe('a diagnostic', () => {
  it('shows its line with carets under what it means, two columns a Chinese character', () => {
    const text = '# 标题\n\n图：![海报](x.png)，完'
    expect(formatDiagnostic(diagnostic(text, '![海报](x.png)'), text, 'a.md', plain)).toBe(
      [
        'a.md:3:3: warning some-code: expected X, found Y: do Z',
        '3 | 图：![海报](x.png)，完',
        '  |     ^^^^^^^^^^^^^^',
      ].join('\n'),
    )
  })

  it('has a caret for an empty range, also at the end of a line', () => {
    const text = 'ab\ncd'
    const empty = { ...diagnostic(text, 'ab'), range: { start: 2, end: 2 } }
    expect(formatDiagnostic(empty, text, 'a.md', plain)).toContain('1 | ab\n  |   ^')
  })

  it('marks the first line of a range of several', () => {
    const text = 'one\ntwo\nthree'
    expect(formatDiagnostic(diagnostic(text, 'two\nthree'), text, 'a.md', plain)).toContain(
      '2 | two\n  | ^^^',
    )
  })

  it('shows a window of a long line', () => {
    const text = `${'左'.repeat(300)}HERE${'右'.repeat(300)}`
    const [, source = '', carets = ''] = formatDiagnostic(
      diagnostic(text, 'HERE'),
      text,
      'a.md',
      plain,
    ).split('\n')
    expect(source).toMatch(/^1 \| …左+HERE右+…$/)
    expect(source.length).toBeLessThan(60)
    expect(carets).toMatch(/\^{4}$/)
  })

  it('aligns under tabs, combining marks and emoji', () => {
    const text = '\te\u0301 👩‍👩‍👧 x'
    const [, source, carets] = formatDiagnostic(diagnostic(text, 'x'), text, 'a.md', plain).split(
      '\n',
    )
    expect(source).toBe('1 |   e\u0301 👩‍👩‍👧 x')
    expect(carets).toBe('  |        ^')
  })

  it('lets nothing through that a terminal obeys', () => {
    const text = 'a\u001b[31mb\u202ec'
    const shown = formatDiagnostic(
      { ...diagnostic(text, 'b'), message: '\u0007' },
      text,
      'a.md',
      plain,
    )
    for (const unsafe of ['\u001b', '\u0007', '\u202e']) expect(shown).not.toContain(unsafe)
  })

  it('is one line where there is no text, and coloured where asked', () => {
    expect(formatDiagnostic(diagnostic('', ''), '', 'a.md', plain)).toBe(
      'a.md: warning some-code: expected X, found Y: do Z',
    )
    expect(formatDiagnostic(diagnostic('x', 'x'), 'x', 'a.md', { color: true })).toContain(
      '\u001b[1;33mwarning\u001b[0m',
    )
  })
})
