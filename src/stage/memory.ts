/** What this browser keeps under a name; nothing where it keeps nothing, as some do for files. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text under a name, where the browser does. */
export function remember(name: string, text: string): void {
  try {
    localStorage.setItem(name, text)
  } catch {}
}
