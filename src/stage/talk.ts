import { recall, remember } from './memory.js'
import { talkTime } from './talk-clock.js'

/** Where the talk is: the same in every window that presents. */
export interface Talk {
  readonly index: number
  readonly id: string
  /** How many of the slide's steps are shown. */
  readonly step: number
  readonly black: boolean
  /** Milliseconds since the epoch; 0 before the talk begins. */
  readonly started: number
  readonly entered: number
  /** Milliseconds since the epoch of the last change: of two states the later one holds. */
  readonly turn: number
  /** Fractions of the slide; absent when nobody points. */
  readonly pointer?: readonly [number, number]
}

/** Where the talk is, in step with every other window and device. */
export interface TalkState {
  readonly now: () => Talk
  /** Whether somebody presents: the clock runs, and the talk is not over. */
  readonly isOn: () => boolean
  readonly set: (change: Partial<Omit<Talk, 'turn'>>) => void
  /** Goes somewhere to present; where the talk before is over, its clock is not this one's. */
  readonly begin: (place: Partial<Omit<Talk, 'turn'>>) => void
  /** Takes what another window or the server says; who is behind gets told. */
  readonly take: (talk: Talk) => void
}

/** A talk of which nothing was heard for so long is over: the next one begins anew. */
const overMs = 10 * 60_000
/** How often who presents lets hear that the talk goes on. */
const tellMs = 60_000

const isOver = ({ turn }: Talk): boolean => talkTime() - turn > overMs

/** Whether a change leads to another slide: by its id, since its place changes with what stands before. */
const leadsOn = (from: Talk, { index, id }: Partial<Talk>): boolean =>
  id && from.id ? id !== from.id : index !== undefined && index !== from.index

const nowhere: Talk = { index: 0, id: '', step: 0, black: false, started: 0, entered: 0, turn: 0 }

/** The talk that this browser keeps under a name; absent where it is over. */
function keptTalk(name: string): Talk | undefined {
  try {
    const { pointer: _, ...talk } = JSON.parse(recall(name) ?? '') as Talk
    return isOver(talk) ? undefined : talk
  } catch {
    return undefined
  }
}

/** The talk's state. What was last is kept under `name`, so that a window that comes back is there. */
export function talkState(
  name: string,
  send: (talk: Talk) => void,
  onChange: (talk: Talk) => void,
): TalkState {
  let talk = { ...nowhere, ...keptTalk(name) }
  const adopt = (next: Talk): void => {
    talk = next
    remember(name, JSON.stringify(next))
    onChange(next)
  }
  const set: TalkState['set'] = (change) => {
    const { pointer: _, ...rest } = talk
    adopt({
      ...rest,
      ...(leadsOn(talk, change) && { entered: talkTime() }),
      ...change,
      turn: Math.max(talkTime(), talk.turn + 1),
    })
    send(talk)
  }
  return {
    now: () => talk,
    isOn: () => talk.started > 0 && !isOver(talk),
    set,
    begin: (place) => set({ ...(isOver(talk) && { started: 0, entered: 0 }), ...place }),
    take(next) {
      if (next.turn > talk.turn && !isOver(next)) adopt({ ...nowhere, ...next })
      else if (next.turn < talk.turn) send(talk)
    },
  }
}

/** Lets hear that a talk goes on, however long a slide is up. */
export function keepTelling({ now, set }: TalkState): void {
  setInterval(() => {
    const { started, pointer } = now()
    if (started > 0 && !pointer) set({})
  }, tellMs)
}
