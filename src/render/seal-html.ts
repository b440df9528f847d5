import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type Engine from './engine.js'
import { type StageData, stageHtml } from './stage-html.js'

const require = createRequire(import.meta.url)

const hashOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/**
 * Shuts a deck's HTML off from the network and from any script but Marp's own and ours, which
 * `allowed` tells by its text: a browser then keeps the promise even where a filter of ours has a hole.
 * The frames are those of Marp's overview and presenter view, which show the deck's own page.
 */
const sealHtml = (html: string, allowed: (script: string) => boolean): string => {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '')
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.filter(allowed).map(hashOf).join(' ') || "'none'"}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'media-src data:',
    'font-src data:',
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const charset = '<meta charset="UTF-8">'
  const seal = `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`
  return html.replace(charset, '').replace('<head>', () => `<head>${seal}`)
}

/** The script by which Marp CLI's page is shown. */
const readBespoke = (): Promise<string> => {
  const cli = path.dirname(require.resolve('@marp-team/marp-cli/package.json'))
  return readFile(path.join(cli, 'lib', 'bespoke.js'), 'utf8')
}

/** Tells Marp's scripts from others: they stand word for word in what its packages give. */
const marpScripts = (engine: Engine, bespoke: string): ((script: string) => boolean) => {
  const html = engine.renderMarkdown('')
  return (script) => script === bespoke || html.includes(`<script>${script}</script>`)
}

/**
 * What Marp CLI made of a deck, as it is published: with our presenter view, where `stage` has what
 * that shows, and shut off.
 */
export const sealPage = async (
  html: string,
  engine: Engine,
  stage: StageData | undefined,
): Promise<string> => {
  const bespoke = await readBespoke()
  const page = stage ? stageHtml(html, stage, bespoke) : { html, scripts: new Set<string>() }
  const isMarps = marpScripts(engine, bespoke)
  return sealHtml(page.html, (script) => page.scripts.has(script) || isMarps(script))
}
