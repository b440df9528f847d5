import { recall, remember } from '../../stage/memory.js'
import type { Talk } from '../../stage/talk.js'

/** What is known of a rehearsal that is going on. */
interface Run {
  /** The slide at which one is, and since when, in milliseconds since the epoch. */
  readonly id: string
  readonly since: number
  /** Seconds of the slides that were up, by their ids. */
  readonly slides: Readonly<Record<string, number>>
  /** When it was last known to go on. */
  readonly alive: number
}

/** Who leaves a slide sooner passes over it. */
const leastMs = 1500
/** A window that comes back later than this was closed, and did not crash. */
const goneMs = 120_000

const kept = (name: string, now: number): Run | undefined => {
  try {
    const run = JSON.parse(recall(name) ?? '') as Run | null
    return run && now - run.alive < goneMs ? run : undefined
  } catch {
    return undefined
  }
}

/** Takes the time of each slide while one rehearses. */
export class Rehearsal {
  readonly #tell: (id: string, seconds: number, done: boolean) => void
  readonly #name: string
  #run: Run | undefined

  /**
   * @param note the key of the note that is rehearsed
   * @param tell is told what a slide took, each time that it is left
   */
  constructor(note: string, tell: (id: string, seconds: number, done: boolean) => void) {
    this.#name = `notedeck-rehearsal ${note}`
    this.#run = kept(this.#name, Date.now())
    this.#tell = tell
  }

  get on(): boolean {
    return this.#run !== undefined
  }

  start({ id }: Talk): void {
    const now = Date.now()
    this.#keep({ id, since: now, slides: {}, alive: now })
  }

  stop(): void {
    const run = this.#counted()
    if (run) this.#tell(run.id, run.slides[run.id] ?? 0, true)
    this.#keep(undefined)
  }

  /** Sees where the talk is; called whenever it moves, and now and then. */
  see({ id }: Talk): void {
    if (!this.#run) return
    if (id === this.#run.id) {
      this.#keep({ ...this.#run, alive: Date.now() })
      return
    }
    const run = this.#counted()
    if (!run) return
    this.#tell(run.id, run.slides[run.id] ?? 0, false)
    this.#keep({ ...run, id })
  }

  /** Tells all again: to a server that was away. */
  tellAll(): void {
    for (const [id, seconds] of Object.entries(this.#run?.slides ?? {}))
      this.#tell(id, seconds, false)
  }

  /** The run with the time at this slide counted. */
  #counted(): Run | undefined {
    if (!this.#run) return undefined
    const now = Date.now()
    const { id, since, slides } = this.#run
    const next = { id, since: now, alive: now, slides }
    if (now - since < leastMs) return next
    const seconds = Math.round(10 * (slides[id] ?? 0) + (now - since) / 100) / 10
    return { ...next, slides: { ...slides, [id]: seconds } }
  }

  #keep(run: Run | undefined): void {
    this.#run = run
    remember(this.#name, JSON.stringify(run ?? null))
  }
}
