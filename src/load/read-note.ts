import { decode } from './decode.js'
import { readFrontMatter } from './front-matter.js'
import { checkMetadata, foldMetadata } from './metadata.js'
import type { Loaded } from './note.js'

/** Reads a note from its bytes or text; faults of its encoding or front matter are diagnostics. */
export function readNote(source: Uint8Array | string, path: string): Loaded {
  if (typeof source === 'string') return readText(source.replace(/^\uFEFF/, ''), path)
  const { text, refusal } = decode(source, path)
  return refusal ? { text, diagnostics: [refusal] } : readText(text, path)
}

function readText(text: string, path: string): Loaded {
  const matter = readFrontMatter(text)
  const note = { path, text, bodyStart: matter.bodyStart, meta: foldMetadata(matter) }
  return { note, text, diagnostics: [...matter.diagnostics, ...checkMetadata(matter)] }
}
