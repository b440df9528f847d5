/** What a key does; names as in `KeyboardEvent.key`. */
export type Keys = Readonly<Record<string, () => void>>

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Listens to the keyboard, but for what is typed into a field. */
export function listenToKeys(keys: Keys, onDigit: (digit: string) => void): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    const { key } = event
    const act = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!act && !/^\d$/.test(key)) return
    // A button that has the focus is pressed by its own keys.
    if (key === ' ' && event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    if (act) act()
    else onDigit(key)
  })
}

/** A way through a deck. */
export interface Way {
  readonly next: () => void
  readonly back: () => void
  readonly go: (index: number) => void
  /** The index of the last slide. */
  readonly last: number
}

/** The keys that lead through a deck. */
export function walkingKeys(way: Way): Keys {
  const { next, back } = way
  return {
    ArrowRight: next,
    ArrowDown: next,
    PageDown: next,
    ' ': next,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Backspace: back,
    Home: () => way.go(0),
    End: () => way.go(way.last),
  }
}
