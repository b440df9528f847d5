// Measures `notedeck build` against stock Marp CLI, in turn, so that both see the same machine.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser } from '../lib/render/browser.js'

const root = resolve(import.meta.dirname, '..')
const marpCli = createRequire(import.meta.url).resolve('@marp-team/marp-cli/package.json')
const run = promisify(execFile)

/**
 * Wall-clock milliseconds of each round, and their ratios.
 *
 * @param {string} note path
 * @param {number} rounds
 */
export async function measureBuild(note, rounds) {
  const room = mkdtempSync(join(tmpdir(), 'notedeck-bench-'))
  try {
    const browser = await findBrowser()
    const name = basename(note).replace(/\.(?:md|markdown)$/i, '')
    const build = () => notedeck(room, note, browser)
    await build()
    const stock = stockMarp(room, name, browser)
    await stock()
    const [ours, theirs] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      // Who goes first changes, so that neither is always the one that warms the disk.
      for (const one of round % 2 ? ['theirs', 'ours'] : ['ours', 'theirs']) {
        if (one === 'ours') ours.push(await timed(build))
        else theirs.push(await timed(stock))
      }
    }
    return { ours, theirs, ratios: ours.map((time, round) => time / theirs[round]) }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

function notedeck(room, note, browser) {
  const outputs = ['--out', join(room, 'dist'), '--slides', join(room, 'slides')]
  const args = ['build', note, '--offline', '--browser', browser, ...outputs]
  return run(process.execPath, [join(root, 'lib/cli/main.js'), ...args], { cwd: room })
}

/** The deck, its pictures and the theme's CSS in a folder of their own; two files, one after the other. */
function stockMarp(room, name, browser) {
  const cwd = join(room, 'stock')
  mkdirSync(cwd)
  cpSync(join(room, 'slides'), cwd, { recursive: true })
  cpSync(join(root, 'themes/notedeck.css'), join(cwd, 'notedeck.css'))
  const cli = join(dirname(marpCli), 'marp-cli.js')
  const env = { ...process.env, ...(process.getuid?.() === 0 && { CHROME_NO_SANDBOX: '1' }) }
  const common = [`${name}.md`, '--theme-set', 'notedeck.css', '--browser-path', browser]
  const marp = (...args) =>
    run(process.execPath, [cli, ...common, '--no-stdin', ...args], { cwd, env })
  return async () => {
    await marp('-o', `${name}.html`)
    await marp('-o', `${name}.pdf`, '--allow-local-files', '--pdf-notes', '--pdf-outlines')
  }
}

async function timed(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}
