import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '../src')

/** Folders are stages; the rest are the files at the top, where they stand among the stages. */
const ORDER = [
  'memoized.ts',
  'remembered.ts',
  'shared-ends.ts',
  'diagnostic.ts',
  'diagnostic-position.ts',
  'diagnostic-frame.ts',
  'load',
  'parse',
  'outline',
  'compose',
  'report.ts',
  'fit',
  'emit',
  'convert.ts',
  'stage',
  'export',
  'render',
  'preview',
  'cli',
  'index.ts',
]

/** These touch files, processes and the network; every other stage is a pure function. */
const IMPURE = new Set(['load', 'stage', 'render', 'preview', 'cli'])
/** Node's own that neither reads nor writes anything outside. */
const PURE_MODULES = new Set(['node:crypto'])

interface Import {
  readonly file: string
  readonly stage: string
  readonly from: string
}

const files = readdirSync(src, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts'))
const imports = files.flatMap((file): Import[] => {
  const text = readFileSync(join(src, file), 'utf8')
  const found = text.matchAll(/^(?:import|export)[^'"]*?from '([^']+)'|\bimport\('([^']+)'\)/gm)
  return Array.from(found, ([, named, lazy]) => ({
    file,
    stage: stageOf(file),
    from: named ?? lazy ?? '',
  }))
})

function stageOf(file: string): string {
  return file.split(/[/\\]/)[0] ?? ''
}

function stageImported({ file, from }: Import): string {
  return stageOf(relative(src, resolve(src, dirname(file), from.replace(/\.js$/, '.ts'))))
}

describe('the direction of imports', () => {
  it('every file has its place in the order', () => {
    expect([...new Set(files.map(stageOf))].filter((stage) => !ORDER.includes(stage))).toEqual([])
    expect(imports.length).toBeGreaterThan(300)
  })

  it.each(ORDER)('%s imports from itself and what stands before it', (stage) => {
    const ahead = imports
      .filter((one) => one.stage === stage && one.from.startsWith('.'))
      .filter((one) => ORDER.indexOf(stageImported(one)) > ORDER.indexOf(stage))
    expect(ahead.map(({ file, from }) => `${file} imports ${from}`)).toEqual([])
  })

  it('only load, stage, render, preview and cli touch files, processes and the network', () => {
    const impure = imports
      .filter(
        ({ stage, from }) => !IMPURE.has(stage) && /^node:|^undici$|puppeteer|marp-c/.test(from),
      )
      .filter(({ from }) => !PURE_MODULES.has(from))
    expect(impure.map(({ file, from }) => `${file} imports ${from}`)).toEqual([])
  })

  it('only what is a process of its own ends it', () => {
    const exits = files.filter((file) =>
      /\bprocess\.exit\b/.test(readFileSync(join(src, file), 'utf8')),
    )
    expect(exits.sort()).toEqual(['cli/main.ts', 'render/marp-process.ts'])
  })

  it('no clock, no chance and no locale outside of them', () => {
    const fickle = /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\.toLocale\w+\(|\.localeCompare\(/
    const pure = files.filter((file) => !IMPURE.has(stageOf(file)))
    const found = pure.filter((file) => fickle.test(readFileSync(join(src, file), 'utf8')))
    expect(found).toEqual([])
  })
})
