/** What a key does; names as in `KeyboardEvent.key`, with `Shift+` before those that are no letter. */
export type Keys = Readonly<Record<string, () => void>>

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** What has the focus and is pressed by these keys itself. */
const presses = ({ key, target }: KeyboardEvent): boolean =>
  (key === ' ' || key === 'Enter') &&
  target instanceof Element &&
  target.closest('button, summary, a, [role=button]') !== null

/** Listens to the keyboard, but for what is typed into a field, and not behind a dialog. */
export function listenToKeys(keys: Keys, onDigit: (digit: string) => void): void {
  const actOf = (name: string) => (Object.hasOwn(keys, name) ? keys[name] : undefined)
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    if (presses(event) || document.querySelector('dialog[open]')) return
    const { key } = event
    const act = (event.shiftKey && actOf(`Shift+${key}`)) || actOf(key)
    if (!act && !/^\d$/.test(key)) return
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

/** The keys that scroll notes. */
export const scrollingKeys = (scroll: (way: 1 | -1) => void): Keys => ({
  j: () => scroll(1),
  k: () => scroll(-1),
  'Shift+ArrowDown': () => scroll(1),
  'Shift+ArrowUp': () => scroll(-1),
})
