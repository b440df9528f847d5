import { setTimeout as sleep } from 'node:timers/promises'
import type { Diagnostic } from '../diagnostic.js'
import { type LoadedTheme, loadTheme, type ThemeFile } from '../load/theme.js'
import Engine from '../render/engine.js'
import type { ThemeChoice } from './read-deck.js'

/** How long a file may be away or half there while an editor writes it. */
const writtenMs = 120

/** Why Marp cannot read a theme; absent where it can. */
function whyBroken({ css }: ThemeFile): string | undefined {
  try {
    new Engine({ script: false }).themeSet.add(css)
    return undefined
  } catch (error) {
    const { reason, line, message } = error as { reason?: string; line?: number; message: string }
    return line ? `${reason} on line ${line}` : message
  }
}

/** A theme's file while it is edited: as it is, or as it was when it was right, and what is wrong. */
export function themeKeeper(file: string): () => Promise<ThemeChoice> {
  let good: ThemeFile | undefined
  let faulty: { readonly css: string; readonly fault: Diagnostic } | undefined
  let failing = false
  const read = async (): Promise<LoadedTheme> => {
    const loaded = await loadTheme(file)
    const { theme } = loaded
    if (!theme || theme.css === good?.css) return loaded
    if (theme.css === faulty?.css) return { diagnostics: [faulty.fault] }
    const why = whyBroken(theme)
    if (why === undefined) return loaded
    const message = `expected CSS in \`${file}\`, found an error (${why}): the theme stays as it was until it is right`
    const fault = { code: 'theme-broken', severity: 'error', message } as const
    faulty = { css: theme.css, fault: { ...fault, range: { start: 0, end: 0 } } }
    return { diagnostics: [faulty.fault] }
  }
  return async () => {
    const first = await read()
    const news = !first.theme && !failing
    if (news) await sleep(writtenMs)
    const { theme, diagnostics } = news ? await read() : first
    failing = !theme
    if (theme) {
      good = theme
      return { theme, faults: [] }
    }
    const usual = good ?? (await loadTheme()).theme
    if (!usual) throw new Error('Expected our own theme, found none.')
    return { theme: usual, faults: diagnostics }
  }
}
