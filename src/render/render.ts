import { writeFile } from 'node:fs/promises'
import type { DeckMetadata } from '../export/deck-metadata.js'
import { type Format, needsBrowser } from '../export/format.js'
import type { Handout } from '../export/handout.js'
import type { Withheld } from '../export/withheld.js'
import { findBrowser } from './browser.js'
import type { PageCheck } from './check-page.js'
import { RenderFault } from './fault.js'
import { finish } from './finish.js'
import { fontFaces } from './fonts.js'
import { isMarpFormat, marpCommand, type Room, writeConfig } from './marp-commands.js'
import { collect } from './outputs.js'
import type { HandoutOrder } from './print-handout.js'
import { provePublic } from './prove-public.js'
import { publish } from './publish.js'
import type { StageData } from './stage-html.js'
import { openWorkshop, type Workshop } from './workshop.js'

export interface RenderJob {
  /** The deck as Marp Markdown, its pictures as `data:` URIs. */
  readonly markdown: string
  /** A Marp theme with its `@theme` comment, without font faces. */
  readonly themeCss: string
  /** All text that may be drawn, from which the fonts are cut. */
  readonly fontText: string
  /** BCP 47. */
  readonly lang: string
  readonly formats: readonly Format[]
  /** What our presenter view in the HTML shows; without it Marp's own stays. */
  readonly stage?: StageData | undefined
  /** What the files say of themselves. */
  readonly metadata: DeckMetadata
  /** Whether the PDF has the speaker notes as annotations. */
  readonly pdfNotes: boolean
  /** Words that no file may have: the files are searched for them before any is replaced. */
  readonly withheld?: Withheld | undefined
  /** Wanted where `handout` is among the formats. */
  readonly handout?: Handout | undefined
  /** Formats that are text, and made already. */
  readonly texts?: Readonly<Partial<Record<Format, string>>> | undefined
  /** Where each format goes, `png` being a folder; folders are made. */
  readonly out: Readonly<Partial<Record<Format, string>>>
  /** Path of a browser, as the user gave it. */
  readonly browser?: string | undefined
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
  readonly onStage?: ((stage: RenderStage) => void) | undefined
  /** Keep nothing where a character is in no embedded font. */
  readonly strict?: boolean
  /** Whether to keep what was made, as a browser drew it; asked before any file is replaced. */
  readonly accepts?: ((check: PageCheck) => boolean) | undefined
}

export type RenderStage = 'fonts' | 'slides' | 'files'

export interface RenderResult {
  /** Paths of the files that were replaced, none where they were not accepted. */
  readonly files: readonly string[]
  /** Characters that no embedded font has. */
  readonly missing: readonly string[]
  /** What a browser drew; absent where none was needed. */
  readonly check?: PageCheck | undefined
}

/** Rejects as soon as the signal is raised, whatever the work does. */
const until = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })

/** Whether any format shows slides. */
const isDrawn = ({ formats, texts }: RenderJob): boolean =>
  formats.some((format) => texts?.[format] === undefined)

const inRoom = (room: Room, format: Format) => ({
  deckFile: room.deck,
  themeFile: room.theme,
  output: room.output(format),
})

/** A handout has words that no slide shows, and some of them bold. */
const handoutOrder = async (
  job: RenderJob,
  handout: Handout,
  room: Room,
): Promise<HandoutOrder> => {
  const { metadata, entries, links } = handout
  const words = [metadata.title, ...entries.map(({ text }) => text), '0123456789/']
  const text = [job.fontText, ...words, ...links.flatMap((one) => [one.text, one.url])].join('\n')
  const fonts = await fontFaces(text, job)
  return { ...inRoom(room, 'handout'), handout, fontCss: fonts.css }
}

const make = async (
  job: RenderJob,
  { room, marp }: Workshop,
): Promise<Pick<RenderResult, 'missing' | 'check'>> => {
  marp.warmUp(job.markdown)
  job.onStage?.('fonts')
  const browser = needsBrowser(job.formats) ? findBrowser(job.browser) : ''
  const [program, fonts] = await Promise.all([
    browser,
    fontFaces(job.fontText, job),
    writeFile(room.deck, job.markdown),
    writeFile(room.theme, job.themeCss),
  ])
  await writeConfig(room, job.lang, fonts.css)
  job.onStage?.('slides')
  const commands = job.formats
    .filter(isMarpFormat)
    .map((format) => marpCommand(room, format, program, job))
  const check = await marp.render({
    browser: program,
    commands,
    htmlFile: room.output('html'),
    stage: job.stage,
    handout: job.handout && (await handoutOrder(job, job.handout, room)),
    drawing: job.formats.includes('pptx-editable')
      ? { ...inRoom(room, 'pptx-editable'), fontCss: fonts.css, lang: job.metadata.lang }
      : undefined,
  })
  if (!check || job.accepts?.(check) !== false) {
    await finish(job.formats, job.metadata, room)
    if (job.withheld) await provePublic(job.formats, job.withheld, room)
  }
  return { missing: fonts.missing, check }
}

const faultOf = (error: unknown, deadline: AbortSignal, job: RenderJob): unknown => {
  if (deadline.aborted && error === deadline.reason) {
    const seconds = Math.round(job.deadlineMs / 1000)
    return new RenderFault(
      'deadline-passed',
      `Expected the deck to be rendered in ${seconds} s, and it was not. Look for a ` +
        'slide with an enormous picture, table or formula, or render on a machine less busy.',
    )
  }
  if (job.signal?.aborted && error === job.signal.reason) {
    return new RenderFault('aborted', 'Rendering was stopped.', { cause: error })
  }
  return error
}

/**
 * Renders a deck with Marp CLI into every format of the job at once. Either all files are replaced
 * or none is; whatever happens, no process and no temporary file stays behind. Throws a
 * {@link RenderFault} when it cannot, and when `deadlineMs` milliseconds have passed.
 *
 * @param workshop one that was opened ahead, which is closed here
 */
export const renderDeck = async (
  job: RenderJob,
  workshop: Workshop = openWorkshop(),
): Promise<RenderResult> => {
  const deadline = AbortSignal.timeout(job.deadlineMs)
  const signal = job.signal ? AbortSignal.any([deadline, job.signal]) : deadline
  try {
    const made = isDrawn(job) ? await until(signal, make(job, workshop)) : { missing: [] }
    if (made.check && job.accepts?.(made.check) === false) return { files: [], ...made }
    if (job.strict && made.missing.length > 0) return { files: [], ...made }
    job.onStage?.('files')
    signal.throwIfAborted()
    const { outputs, stale } = await collect(job, workshop.room)
    await publish(outputs, stale)
    return { files: outputs.map(({ target }) => target), ...made }
  } catch (error) {
    throw faultOf(error, deadline, job)
  } finally {
    await workshop.close()
  }
}
