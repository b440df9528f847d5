import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontShelf } from './font-shelf.js'

const require = createRequire(import.meta.url)

export interface Served {
  readonly type: string
  readonly body: string | Buffer
  /** Whether a browser may keep it without asking again. */
  readonly lasting: boolean
}

const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

const folder = (place: string): string => fileURLToPath(new URL(place, import.meta.url))
const sheets = folder('../../preview/')

/** Libraries that the page's modules import by their package's name. */
const libraries: Readonly<Record<string, string>> = {
  idiomorph: '/page/idiomorph.js',
  '@marp-team/marp-core/browser': '/page/marp-browser.js',
}

const withLibraries = (text: string): string =>
  text.replace(/(from ')([^'.][^']*)'/g, (all, from: string, id: string) =>
    libraries[id] ? `${from}${libraries[id]}'` : all,
  )

const text = (type: string, file: string) => (): Served => ({
  type,
  body: withLibraries(readFileSync(file, 'utf8')),
  lasting: false,
})

const modulesOf = (place: string, dir: string) =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [`${place}/${name}`, text(script, path.join(dir, name))] as const)

/** Everything that is served but the pages, by its path: nothing else can be asked for. */
function routes(): ReadonlyMap<string, () => Served> {
  const all = new Map<string, () => Served>([
    ['/page/idiomorph.js', text(script, require.resolve('idiomorph/dist/idiomorph.esm.js'))],
    [
      '/page/marp-browser.js',
      text(
        script,
        require.resolve('@marp-team/marp-core/browser').replace(/browser\.js$/, 'browser.mjs'),
      ),
    ],
    ...['stage.css', 'page.css'].map(
      (name) => [`/page/${name}`, text(style, path.join(sheets, name))] as const,
    ),
    ['/fonts.css', () => ({ type: style, body: fontShelf().css, lasting: false })],
    ...modulesOf('/page', folder('./page/')),
    ...modulesOf('/stage', folder('../stage/')),
  ])
  for (const [name, file] of fontShelf().files) {
    all.set(`/fonts/${name}`, () => ({
      type: 'font/woff2',
      body: readFileSync(file),
      lasting: true,
    }))
  }
  return all
}

let known: ReadonlyMap<string, () => Served> | undefined

/** A file of the page's by its path; absent for anything else, however it is spelled. */
export function pageFile(place: string): Served | undefined {
  known ??= routes()
  return known.get(place)?.()
}

const pages: Readonly<Record<string, string>> = {
  '/': 'editor',
  '/presenter': 'presenter',
  '/audience': 'audience',
  '/remote': 'remote',
}

/** A page by its path; absent where there is none. `note` tells its talk from another note's. */
export function pageHtml(place: string, note: string): string | undefined {
  const page = Object.hasOwn(pages, place) ? pages[place] : undefined
  if (!page) return undefined
  return `<!doctype html>
<html lang="en" data-page="${page}" data-note="${note}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>notedeck</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/stage.css">
<link rel="stylesheet" href="/page/page.css">
<link rel="stylesheet" href="/fonts.css">
<script type="module" src="/page/main.js"></script>
</head>
<body></body>
</html>
`
}
