import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const main = resolve(import.meta.dirname, '../../lib/cli/main.js')
const marpCli = resolve(import.meta.dirname, '../../node_modules/@marp-team/marp-cli/marp-cli.js')

type Files = Readonly<Record<string, string | Uint8Array>>

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** A folder of files that is gone when its test has finished. */
export interface Project {
  readonly dir: string
  /** Runs the compiled command in the folder. */
  readonly notedeck: (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<Ran>
  /** Runs Marp CLI as people have it, with the Marp Core that it bundles. */
  readonly marp: (args: readonly string[]) => Promise<Ran>
  readonly read: (path: string) => Promise<string>
  readonly write: (files: Files) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  /** Every file, with its bytes in Base64. */
  readonly files: () => Promise<Readonly<Record<string, string>>>
}

/** A picture of 3 × 2 pixels. */
export const PNG: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
)

/** Makes a folder with these files, and those of another project, for the running test. */
export async function project(files: Files, from?: Project): Promise<Project> {
  const made = await openProject(files)
  onTestFinished(() => rm(made.dir, { recursive: true, force: true }))
  if (from) await cp(from.dir, made.dir, { recursive: true })
  return made
}

/** Makes a folder that its test file removes itself. */
export async function openProject(files: Files): Promise<Project> {
  const dir = await mkdtemp(join(tmpdir(), 'notedeck-project-'))
  const write: Project['write'] = async (all) => {
    for (const [path, data] of Object.entries(all)) {
      await mkdir(dirname(join(dir, path)), { recursive: true })
      await writeFile(join(dir, path), data)
    }
  }
  await write(files)
  return {
    dir,
    notedeck: (args, env = {}) => run(dir, main, args, env),
    marp: (args) => run(dir, marpCli, args, {}),
    read: (path) => readFile(join(dir, path), 'utf8'),
    write,
    remove: (path) => rm(join(dir, path), { recursive: true }),
    files: async () => {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true })
      const paths = entries
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
      const read = async (path: string) =>
        [path.slice(dir.length + 1), (await readFile(path)).toString('base64')] as const
      return Object.fromEntries(await Promise.all(paths.sort().map(read)))
    },
  }
}

function run(
  cwd: string,
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ran> {
  return new Promise((done) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 28 }
    const child = execFile(process.execPath, [script, ...args], options, (_, out, err) => {
      done({ status: child.exitCode ?? -1, out, err })
    })
    child.stdin?.end()
  })
}
