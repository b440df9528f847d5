import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findBrowser } from './browser.js'
import type { PageCheck } from './check-page.js'
import { RenderFault } from './fault.js'
import { fontFaces } from './fonts.js'
import { type Format, marpCommand, writeConfig } from './marp-commands.js'
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
  /** Where each format goes; folders are made. */
  readonly out: Readonly<Partial<Record<Format, string>>>
  /** Path of a browser, as the user gave it. */
  readonly browser?: string | undefined
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
  readonly onStage?: ((stage: RenderStage) => void) | undefined
  /** Whether to keep what was made, as a browser drew it; asked before any file is replaced. */
  readonly accepts?: ((check: PageCheck) => boolean) | undefined
}

export type RenderStage = 'fonts' | 'slides' | 'files'

export interface RenderResult {
  readonly files: Readonly<Partial<Record<Format, string>>>
  /** Characters that no embedded font has. */
  readonly missing: readonly string[]
  /** What a browser drew; absent where none was needed. */
  readonly check?: PageCheck | undefined
  /** Whether the files were replaced. */
  readonly kept: boolean
}

/** Rejects as soon as the signal is raised, whatever the work does. */
const until = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })

const targetOf = (job: RenderJob, format: Format): string => {
  const target = job.out[format]
  if (target === undefined) throw new Error(`Expected a path for ${format}.`)
  return path.resolve(target)
}

const make = async (job: RenderJob, { room, marp }: Workshop) => {
  marp.warmUp(job.markdown)
  job.onStage?.('fonts')
  const browser = job.formats.includes('pdf') ? findBrowser(job.browser) : ''
  const [program, fonts] = await Promise.all([
    browser,
    fontFaces(job.fontText, job),
    writeFile(room.deck, job.markdown),
    writeFile(room.theme, job.themeCss),
  ])
  await writeConfig(room, job.lang, fonts.css)
  job.onStage?.('slides')
  const command = (format: Format) =>
    job.formats.includes(format) ? marpCommand(room, format, program, job.deadlineMs) : undefined
  const check = await marp.render({
    browser: program,
    html: command('html'),
    pdf: command('pdf'),
    htmlFile: room.output('html'),
    stage: job.stage,
  })
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
    const made = await until(signal, make(job, workshop))
    if (made.check && job.accepts?.(made.check) === false)
      return { files: {}, ...made, kept: false }
    job.onStage?.('files')
    signal.throwIfAborted()
    const outputs = job.formats.map((format) => ({
      made: workshop.room.output(format),
      target: targetOf(job, format),
    }))
    await publish(outputs)
    return { files: job.out, ...made, kept: true }
  } catch (error) {
    throw faultOf(error, deadline, job)
  } finally {
    await workshop.close()
  }
}
