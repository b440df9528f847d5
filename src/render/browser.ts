import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import { bundledChromium } from './bundled-chromium.js'
import { RenderFault } from './fault.js'

/** Names of browsers on the PATH, the lightest first. */
const commands = [
  'chrome-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

const windowsApps = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

const candidates = (env: NodeJS.ProcessEnv): readonly string[] => {
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    const known = roots.filter((root) => root !== undefined)
    return known.flatMap((root) => windowsApps.map((app) => path.join(root, ...app)))
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute)
  const onPath = commands.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return process.platform === 'darwin' ? [...macApps, ...onPath] : onPath
}

const isProgram = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

const named = async (file: string, from: string): Promise<string> => {
  const resolved = path.resolve(file)
  if (await isProgram(resolved)) return resolved
  throw new RenderFault(
    'browser-unusable',
    `Expected ${from} to name a browser's program, got \`${file}\`: no file there can be run. ` +
      'Give the full path of Chrome, Chromium or Edge, or leave it out.',
  )
}

const installedBrowser = async (env: NodeJS.ProcessEnv): Promise<string | undefined> => {
  for (const file of candidates(env)) if (await isProgram(file)) return file
  return undefined
}

/**
 * Finds the browser that prints: the one that the user names, else `CHROME_PATH`, else the
 * bundled Chromium, else an installed Chrome, Chromium or Edge. Throws a {@link RenderFault}
 * when there is none.
 *
 * @param browser path that the user gave with `--browser`
 */
export const findBrowser = async (
  browser?: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> => {
  if (browser) return named(browser, '--browser')
  if (env.CHROME_PATH) return named(env.CHROME_PATH, 'CHROME_PATH')
  const bundled = await bundledChromium()
  if ('file' in bundled) return bundled.file
  const installed = await installedBrowser(env)
  if (installed) return installed
  throw new RenderFault(
    'browser-missing',
    `Expected a browser to print the PDF with, found none: ${bundled.reason}, and no other is ` +
      'installed. Install Chrome, Chromium or Edge; or run `npm install @sparticuz/chromium`; or name one with --browser PATH. ' +
      'HTML needs no browser.',
  )
}
