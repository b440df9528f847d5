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
    event.preventDefault()
    if (act) act()
    else onDigit(key)
  })
}

/** The keys that lead through a deck. */
export function walkingKeys(
  go: (index: number) => void,
  at: () => number,
  last: () => number,
): Keys {
  const next = (): void => go(at() + 1)
  const back = (): void => go(at() - 1)
  return {
    ArrowRight: next,
    ArrowDown: next,
    PageDown: next,
    ' ': next,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Backspace: back,
    Home: () => go(0),
    End: () => go(last()),
  }
}
