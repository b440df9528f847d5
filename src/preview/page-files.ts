import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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

const own = (file: string): string => fileURLToPath(new URL(`./page/${file}`, import.meta.url))
const sheet = (file: string): string =>
  fileURLToPath(new URL(`../../preview/${file}`, import.meta.url))

/** Libraries that the page's modules import by their package's name. */
const libraries: Readonly<Record<string, string>> = {
  idiomorph: '/page/idiomorph.js',
  '@marp-team/marp-core/browser': '/page/marp-browser.js',
}

const modules = [
  'main',
  'deck',
  'stage',
  'thumbs',
  'panel',
  'link',
  'talk',
  'keys',
  'presenter',
  'audience',
  'remote',
  'editor-page',
  'clock',
  'dom',
  'dialogs',
  'page',
  'pick',
  'pointer',
  'remote-dialog',
  'times',
  'walker',
]

const withLibraries = (text: string): string =>
  text.replace(/(from ')([^'.][^']*)'/g, (all, from: string, id: string) =>
    libraries[id] ? `${from}${libraries[id]}'` : all,
  )

const text = (type: string, file: string) => (): Served => ({
  type,
  body: withLibraries(readFileSync(file, 'utf8')),
  lasting: false,
})

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
    ['/page/page.css', text(style, sheet('page.css'))],
    ['/page/presenter.css', text(style, sheet('presenter.css'))],
    ['/changes.js', text(script, own('../changes.js'))],
    ['/fonts.css', () => ({ type: style, body: fontShelf().css, lasting: false })],
    ...modules.map((name) => [`/page/${name}.js`, text(script, own(`${name}.js`))] as const),
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
export function pageFile(path: string): Served | undefined {
  known ??= routes()
  return known.get(path)?.()
}

const pages: Readonly<Record<string, string>> = {
  '/': 'editor',
  '/presenter': 'presenter',
  '/audience': 'audience',
  '/remote': 'remote',
}

/** A page by its path; absent where there is none. */
export function pageHtml(path: string): string | undefined {
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined
  if (!page) return undefined
  return `<!doctype html>
<html lang="en" data-page="${page}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>notedeck</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/page.css">
<link rel="stylesheet" href="/page/presenter.css">
<link rel="stylesheet" href="/fonts.css">
<script type="module" src="/page/main.js"></script>
</head>
<body></body>
</html>
`
}
