// Measures `convert`. Run as a program it is the process that is measured.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const WARM_UP = 10
const RUNS = 31

/**
 * Times in milliseconds and the peak resident memory in megabytes of a fresh process.
 *
 * @param {string} note path
 * @returns {Promise<{ first: number, warm: number, peak: number }>}
 */
export async function measureConvert(note) {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [fileURLToPath(import.meta.url), note])
  return JSON.parse(stdout)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { convert } = await import('../lib/index.js')
  const text = readFileSync(process.argv[2], 'utf8')
  const times = Array.from({ length: WARM_UP + RUNS }, () => {
    const start = performance.now()
    convert(text)
    return performance.now() - start
  })
  const warm = times.slice(WARM_UP).sort((a, b) => a - b)
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ first: times[0], warm: warm[RUNS >> 1], peak }))
}
