import matter from 'gray-matter'
import type { Diagnostic } from '../diagnostic.js'
import { remembered } from '../remembered.js'
import { findMatterBlock, type MatterBlock } from './matter-block.js'
import { type Matter, readJson, readToml } from './matter-plain.js'
import { readYaml } from './matter-yaml.js'

/** What stands before a note's body. */
export interface FrontMatter extends Matter {
  /** Offset of the first character after the front matter. */
  readonly bodyStart: number
}

const NONE: FrontMatter = { data: {}, at: () => undefined, diagnostics: [], bodyStart: 0 }
const KNOWN =
  /^["']?(?:title|subtitle|date|authors?|tags?|categor(?:y|ies)|keywords|description|summary|excerpt|lang|layout|draft|slug|permalink|aliases|cover|updated|marp|theme|deck|topics|order)["']?[ \t]*[:=]/im
const KEY_FIRST = /^\s*(?:#[^\r\n]*\s+)*["']?[\w-]+["']?[ \t]*[:=](?=\s)/

/**
 * Front matter at the head of a text, its data read without running anything. A block between
 * two thematic breaks is none: it stays in the body.
 */
export function readFrontMatter(text: string): FrontMatter {
  const block = findMatterBlock(text)
  if (!block) return NONE
  if (!block.closed) return KNOWN.test(firstLine(block.inner)) ? unclosed(block) : NONE
  return readBlock(block)
}

/** Authors seldom touch the front matter between two saves. */
const readBlock = remembered(
  (block: MatterBlock) => JSON.stringify(block),
  (block): FrontMatter => {
    const read = parse(block)
    return isFrontMatter(block, read) ? { ...read, bodyStart: block.bodyStart } : NONE
  },
)

/** Hands the block to gray-matter, whose engines are all replaced by ones that only read. */
function parse(block: MatterBlock): Matter {
  let read: Matter = NONE
  const engine = (reader: (inner: string, start: number) => Matter) => (): object => {
    read = reader(block.inner.replace(/\r(?!\n)/g, '\n'), block.innerStart)
    return {}
  }
  // gray-matter ends a block at any line that only begins with the fence, so it gets the inside
  // with an end that no line begins with. Giving options keeps it from its global cache.
  matter(`---\n${block.inner}\n\u0000`, {
    delimiters: ['---', '\u0000'],
    language: block.language,
    engines: {
      yaml: engine(readYaml),
      toml: engine(readToml),
      json: engine(readJson),
      javascript: engine(refuseCode),
      coffee: engine(refuseCode),
    },
  })
  return read
}

/** Whether a fenced block is front matter and not prose between two thematic breaks. */
function isFrontMatter(block: MatterBlock, read: Matter): boolean {
  if (block.delimiter !== '---' || !/^ya?ml$/i.test(block.language)) return true
  const known = KNOWN.test(block.inner)
  if (block.bare) return read.diagnostics.length === 0
  if (block.inner.trim() === '') return true
  if (/^[ \t]*[\r\n]/.test(block.inner)) return known
  if (read.diagnostics.length > 0) return known || KEY_FIRST.test(block.inner)
  return Object.keys(read.data).length > 0
}

function unclosed(block: MatterBlock): FrontMatter {
  const message = `expected a line \`${block.delimiter}\` after the front matter, found none: add it`
  const range = { start: 0, end: block.innerStart }
  const fault: Diagnostic = { code: 'front-matter-unclosed', severity: 'error', message, range }
  return { ...NONE, diagnostics: [fault] }
}

function refuseCode(inner: string, start: number): Matter {
  const message =
    'expected YAML, TOML or JSON front matter, found code, which is never run: write it as YAML'
  const range = { start, end: start + inner.trimEnd().length }
  const fault: Diagnostic = { code: 'front-matter-code', severity: 'error', message, range }
  return { ...NONE, diagnostics: [fault] }
}

function firstLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0] ?? ''
}
