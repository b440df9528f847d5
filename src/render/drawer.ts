import type { Draw } from '../fit/diagram-room.js'

const MERMAID = /(?:`{3,}|~{3,})[ \t]*\{?\.?mermaid\b/

/** What draws the diagrams of a note; undefined where it has none, since it takes long to load. */
export async function drawerFor(note: string): Promise<Draw | undefined> {
  return MERMAID.test(note) ? (await import('../fit/diagram.js')).drawn : undefined
}
