import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { cacheDir } from '../load/cache-dir.js'
import { whyUnusable } from './browser-verify.js'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const packageName = '@sparticuz/chromium'

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

/** Where the optional package lies and which version it is, if it is installed. */
const installed = async (): Promise<{ entry: string; version: string } | undefined> => {
  try {
    const entry = require.resolve(packageName)
    const manifest = path.join(entry.slice(0, entry.lastIndexOf('build')), 'package.json')
    return { entry, version: JSON.parse(await readFile(manifest, 'utf8')).version }
  } catch {
    return undefined
  }
}

/**
 * Unpacks into a private directory and moves that into place, so that two processes never see
 * half a browser. The package writes to the temporary directory only, where any user could have
 * put a program under the same name: hence a process of its own with another one.
 */
const unpack = async (entry: string, home: string): Promise<void> => {
  await mkdir(path.dirname(home), { recursive: true, mode: 0o700 })
  const room = await mkdtemp(`${home}.`)
  const url = JSON.stringify(pathToFileURL(entry).href)
  const script = `import(${url}).then((chromium) => chromium.default.executablePath())`
  try {
    const env = { ...process.env, TMPDIR: room, TMP: room, TEMP: room }
    await run(process.execPath, ['-e', script], { env })
    await rename(room, home)
  } catch (error) {
    // Another process was first: its copy is as good.
    if (!(await exists(path.join(home, 'chromium')))) throw error
  } finally {
    await rm(room, { recursive: true, force: true })
  }
}

/** A browser's program, or why there is none. */
export type Found = { readonly file: string } | { readonly reason: string }

const ready = async (entry: string, home: string): Promise<Found> => {
  const file = path.join(home, 'chromium')
  const proof = path.join(home, 'runs-here')
  if (await exists(proof)) return { file }
  if (!(await exists(file))) await unpack(entry, home)
  const reason = await whyUnusable(file)
  if (reason !== undefined) return { reason: `the one of ${packageName} does not run: ${reason}` }
  await writeFile(proof, '')
  return { file }
}

/**
 * The Chromium that the optional package `@sparticuz/chromium` holds, unpacked into the user's
 * cache once and tried out there.
 */
export const bundledChromium = async (): Promise<Found> => {
  const found = await installed()
  if (!found) return { reason: `${packageName} is not installed` }
  const home = path.join(cacheDir(), `chromium-${found.version}-${process.arch}`)
  try {
    return await ready(found.entry, home)
  } catch (error) {
    const why = error instanceof Error ? error.message.trim() : String(error)
    return { reason: `${packageName} could not be unpacked into ${home}: ${why}` }
  }
}
