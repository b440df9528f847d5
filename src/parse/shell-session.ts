/** A line of a session at a prompt: what was typed behind the prompt, or what came out. */
export interface SessionLine {
  /** With the space behind it; empty for output. */
  readonly prompt: string
  readonly text: string
  /** The language of what was typed; empty for output. */
  readonly lang: string
}

/** `$ `, `❯ `, `user@host:~/dir$ `, `(env) ~/dir $ `, `[root@host ~]# `. */
const SHELL =
  /^(?:\([\w.-]+\) )?(?:\[?[\w.-]+@[\w.-]+(?:[: ][\w~./-]*)?\]?\s?[$#%❯➜]|~?[\w./~-]*\s?[$❯➜])(?: |$)/
const ROOT = /^# (?=\S)/
const POWERSHELL = /^PS(?: [^>\n]*)?>(?: |$)/
const BATCH = /^[A-Z]:\\[^>\n]*>\s?/
const PYTHON = /^(?:>>>|\.\.\.)(?: |$)/
const SQL = /^(?:mysql|sqlite|MariaDB \[[^\]]*\]|\w+[=-][>#])>? /
const SQL_MORE = /^ +-> /

const PROMPTS: readonly (readonly [prompt: RegExp, lang: string])[] = [
  [PYTHON, 'python'],
  [POWERSHELL, 'powershell'],
  [BATCH, 'bat'],
  [SHELL, 'bash'],
  [SQL, 'sql'],
]

/** Languages of which a fence may hold a session. */
const SESSIONS = new Set(
  'console shellsession shell-session sh-session session terminal shell bash sh zsh fish powershell ps1 pwsh ps bat batch cmd python py pycon sql mysql text txt plaintext'.split(
    ' ',
  ),
)
const DECLARED = new Set(
  'console shellsession shell-session sh-session session terminal'.split(' '),
)

/**
 * The lines of a session at a prompt, told apart; undefined where code is no session, or a language
 * that has none. A root's `#` is a prompt only where the fence says that it holds a session.
 */
export function readSession(code: string, lang: string): readonly SessionLine[] | undefined {
  if (lang !== '' && !SESSIONS.has(lang)) return undefined
  const lines = code.split('\n')
  const first = lines.find((line) => line.trim() !== '' && (DECLARED.has(lang) || !/^#/.test(line)))
  const prompts = promptsAt(first ?? '', lang)
  if (!prompts) return undefined
  let goesOn = ''
  return lines.map((line): SessionLine => {
    const found = prompts.find(([prompt]) => prompt.test(line))
    const prompt = found?.[0].exec(line)?.[0] ?? ''
    const typed = found?.[1] ?? goesOn
    goesOn = typed !== '' && /(?:\\|`)\s*$/.test(line) ? typed : ''
    return { prompt, text: line.slice(prompt.length), lang: typed }
  })
}

/** The prompts of the session that begins with a line; undefined where none does. */
function promptsAt(line: string, lang: string): typeof PROMPTS | undefined {
  const found = PROMPTS.find(([prompt]) => prompt.test(line))
  if (found?.[1] === 'sql') return [found, [SQL_MORE, 'sql']]
  if (found) return [found]
  return DECLARED.has(lang) && ROOT.test(line) ? [[ROOT, 'bash'], ...PROMPTS] : undefined
}
