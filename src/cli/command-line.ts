import { type ParseArgsConfig, parseArgs } from 'node:util'
import { distance } from 'fastest-levenshtein'
import { FORMATS, type Format } from '../export/format.js'
import { PAPERS, type Paper } from '../export/paper.js'
import { UsageError } from './usage-error.js'

const STAGES = ['notedeck', 'marp'] as const
const DENSITIES = ['terse', 'balanced', 'full'] as const
type StageName = (typeof STAGES)[number]
type Density = (typeof DENSITIES)[number]

/** What holds for reading and composing a note, written or not. */
export interface NoteOptions {
  readonly theme?: string
  readonly density?: Density
  readonly offline: boolean
  readonly strict: boolean
  readonly json: boolean
}

export interface CheckOptions extends NoteOptions {
  /** The line to explain, from 1. */
  readonly explain?: number
}

export interface BuildOptions extends NoteOptions {
  readonly out: string
  readonly slides: string
  readonly formats: readonly Format[]
  /** Whose presenter view the HTML has. */
  readonly stage: StageName
  readonly paper: Paper
  /** No output has speaker notes. */
  readonly public: boolean
  /** The PDF has no speaker notes. */
  readonly noNotes: boolean
  readonly browser?: string
}

export interface PreviewOptions extends NoteOptions {
  /** 0 takes any that is free. */
  readonly port: number
  readonly host: string
  readonly remote: boolean
  readonly open: boolean
}

export type CommandLine =
  | { readonly command: 'help' | 'version' }
  | { readonly command: 'theme'; readonly name: string; readonly from: string | undefined }
  | { readonly command: 'check'; readonly notes: readonly string[]; readonly options: CheckOptions }
  | { readonly command: 'preview'; readonly note: string; readonly options: PreviewOptions }
  | { readonly command: 'build'; readonly notes: readonly string[]; readonly options: BuildOptions }

const GLOBAL = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const
const NOTE = {
  ...GLOBAL,
  theme: { type: 'string' },
  density: { type: 'string' },
  offline: { type: 'boolean' },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
} as const
const THEME = {
  ...GLOBAL,
  from: { type: 'string' },
} as const
const CHECK = {
  ...NOTE,
  explain: { type: 'string' },
} as const
const BUILD = {
  ...NOTE,
  out: { type: 'string' },
  slides: { type: 'string' },
  format: { type: 'string' },
  stage: { type: 'string' },
  paper: { type: 'string' },
  public: { type: 'boolean' },
  'no-notes': { type: 'boolean' },
  browser: { type: 'string' },
} as const

const PREVIEW = {
  ...NOTE,
  port: { type: 'string' },
  host: { type: 'string' },
  remote: { type: 'boolean' },
  open: { type: 'boolean' },
} as const

/** Whose options a name may be. */
const COMMANDS = { build: BUILD, check: CHECK, preview: PREVIEW, 'theme new': THEME }

/** Reads the arguments after the program's name; throws a UsageError where they are wrong. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const [name, ...rest] = args
  if (name === 'build') return readBuild(rest)
  if (name === 'check') return readCheck(rest)
  if (name === 'theme') return readTheme(rest)
  if (name === 'preview') return readPreview(rest)
  if (name === 'help') return { command: 'help' }
  const { values, positionals } = parse(args, GLOBAL)
  if (values.help) return { command: 'help' }
  if (values.version) return { command: 'version' }
  throw new UsageError(
    `expected \`build\`, \`check\`, \`preview\` or \`theme\`, got ${got(positionals[0])}`,
  )
}

function readBuild(args: readonly string[]): CommandLine {
  const { values, positionals: notes } = parse(args, BUILD)
  const { browser } = values
  const options = {
    ...common(values),
    out: values.out ?? 'dist',
    slides: values.slides ?? 'slides',
    formats: oneOrMore(values.format ?? 'html,pdf'),
    stage: oneOf(STAGES, values.stage ?? 'notedeck', '--stage'),
    paper: oneOf(PAPERS, values.paper ?? 'a4', '--paper'),
    public: values.public ?? false,
    noNotes: values['no-notes'] ?? false,
    ...(browser !== undefined && { browser }),
  }
  if (options.public && options.formats.includes('notes'))
    throw new UsageError('expected no format `notes` with --public, got it: it is what is left out')
  return asked(values) ?? { command: 'build', notes: atLeastOne(notes), options }
}

function readCheck(args: readonly string[]): CommandLine {
  const { values, positionals: notes } = parse(args, CHECK)
  const line = explained(values.explain, notes)
  const options = { ...common(values), ...(line !== undefined && { explain: line }) }
  return asked(values) ?? { command: 'check', notes: atLeastOne(notes), options }
}

function readTheme(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args, THEME)
  const help = asked(values)
  if (help) return help
  const [verb, name, ...more] = positionals
  if (verb !== 'new') throw new UsageError(`expected \`theme new NAME\`, got ${got(verb)}`)
  if (!name || !/^[a-z][a-z0-9-]*$/.test(name) || more.length > 0)
    throw new UsageError(
      `expected a name of small letters, digits and hyphens, got ${got(more[0] ?? name)}`,
    )
  return { command: 'theme', name, from: values.from }
}

function readPreview(args: readonly string[]): CommandLine {
  const { values, positionals: notes } = parse(args, PREVIEW)
  const options = {
    ...common(values),
    port: portOf(values.port ?? '8137'),
    host: hostOf(values.host ?? '127.0.0.1'),
    remote: values.remote ?? false,
    open: values.open ?? false,
  }
  return asked(values) ?? { command: 'preview', note: onlyOne(notes), options }
}

function portOf(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) < 65536) return Number(value)
  throw new UsageError(`expected --port to be a number up to 65535, got ${got(value)}`)
}

function hostOf(value: string): string {
  if (value.trim() !== '') return value
  throw new UsageError('expected --host to be a name or an address, got nothing')
}

function onlyOne(notes: readonly string[]): string {
  const [note = ''] = atLeastOne(notes)
  if (notes.length === 1) return note
  throw new UsageError(`expected one note to preview, got ${notes.length}: preview each by itself`)
}

type Values<T extends ParseArgsConfig['options']> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true }>
>

function parse<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
): Values<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [, option] = /^Unknown option '([^']+)'/.exec((error as Error).message) ?? []
    throw new UsageError(option ? unknown(option, options) : (error as Error).message)
  }
}

/** Letters that a name may differ in from the one that is meant. */
const SLIPS = 2

function unknown(option: string, options: object): string {
  const name = option.replace(/^--?/, '')
  const own = Object.keys(options)
  const [meant] = own.filter((one) => distance(one, name) <= SLIPS)
  const [elsewhere] = Object.entries(COMMANDS).find(([, others]) => name in others) ?? []
  const remedy = meant
    ? `did you mean --${meant}?`
    : elsewhere
      ? `it is one of \`${elsewhere}\``
      : '`notedeck help` lists them'
  return `expected an option of this command, got \`${option}\`: ${remedy}`
}

function asked(values: { help?: boolean; version?: boolean }): CommandLine | undefined {
  if (values.help) return { command: 'help' }
  return values.version ? { command: 'version' } : undefined
}

/** The line that `--explain` names: of one note, and counted from 1. */
function explained(value: string | undefined, notes: readonly string[]): number | undefined {
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new UsageError(`expected --explain to be a line number, from 1, got ${got(value)}`)
  if (notes.length > 1)
    throw new UsageError(
      `expected one note with --explain, got ${notes.length}: name the line's own`,
    )
  return Number(value)
}

function common(values: Values<typeof NOTE>['values']): NoteOptions {
  const { theme, density } = values
  return {
    ...(theme !== undefined && { theme }),
    ...(density !== undefined && { density: oneOf(DENSITIES, density, '--density') }),
    offline: values.offline ?? false,
    strict: values.strict ?? false,
    json: values.json ?? false,
  }
}

function oneOrMore(list: string): readonly Format[] {
  return [...new Set(list.split(',').map((one) => oneOf(FORMATS, one.trim(), '--format')))]
}

function oneOf<T extends string>(known: readonly T[], value: string, option: string): T {
  const found = known.find((one) => one === value)
  if (found) return found
  throw new UsageError(`expected ${option} to be of ${known.join(', ')}, got ${got(value)}`)
}

function atLeastOne(notes: readonly string[]): readonly string[] {
  if (notes.length > 0) return notes
  throw new UsageError('expected a note, got none: name a Markdown file')
}

function got(value: string | undefined): string {
  return value === undefined ? 'nothing' : `\`${value}\``
}
