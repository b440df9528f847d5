import { setTimeout as sleep } from 'node:timers/promises'
import type { Diagnostic } from '../diagnostic.js'
import { loadTheme, type ThemeFile } from '../load/theme.js'
import Engine from '../render/engine.js'
import type { Fault, ThemeChoice } from './read-deck.js'

/** How long a file may be away or half there while an editor writes it. */
const writtenMs = 120

interface Reason {
  readonly text: string
  /** From 1; absent where it is not known. */
  readonly line?: number
}

/** Why Marp cannot read a theme; absent where it can. */
function whyBroken({ css }: ThemeFile): Reason | undefined {
  try {
    new Engine({ script: false }).themeSet.add(css)
    return undefined
  } catch (error) {
    const { reason, line, message } = error as { reason?: string; line?: number; message: string }
    return line ? { text: `${reason} on line ${line}`, line } : { text: message }
  }
}

/** A theme, or what is wrong with it. */
type Reading = Partial<Pick<ThemeChoice, 'theme'>> & Pick<ThemeChoice, 'faults'>

/** A theme's file while it is edited: as it is, or as it was when it was right, and what is wrong. */
export function themeKeeper(file: string): () => Promise<ThemeChoice> {
  let good: ThemeFile | undefined
  let faulty: { readonly css: string; readonly fault: Fault } | undefined
  let failing = false
  const inFile = (fault: Diagnostic, line = 1): Fault => ({ ...fault, place: { file, line } })
  const read = async (): Promise<Reading> => {
    const { theme, diagnostics } = await loadTheme(file)
    const loaded = { ...(theme && { theme }), faults: diagnostics.map((one) => inFile(one)) }
    if (!theme || theme.css === good?.css) return loaded
    if (theme.css === faulty?.css) return { faults: [faulty.fault] }
    const why = whyBroken(theme)
    if (why === undefined) return loaded
    const message = `expected CSS in \`${file}\`, found an error (${why.text}): the theme stays as it was until it is right`
    const fault = { code: 'theme-broken', severity: 'error', message } as const
    const range = { start: 0, end: 0 }
    faulty = { css: theme.css, fault: inFile({ ...fault, range }, why.line) }
    return { faults: [faulty.fault] }
  }
  return async () => {
    const first = await read()
    const news = !first.theme && !failing
    if (news) await sleep(writtenMs)
    const { theme, faults } = news ? await read() : first
    failing = !theme
    if (theme) {
      good = theme
      return { theme, faults: [] }
    }
    const usual = good ?? (await loadTheme()).theme
    if (!usual) throw new Error('Expected our own theme, found none.')
    return { theme: usual, faults }
  }
}
