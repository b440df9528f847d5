import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type Engine from './engine.js'

const require = createRequire(import.meta.url)

const hashOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/**
 * Shuts a deck's HTML off from the network and from any script but Marp's own, which `allowed`
 * tells by its text: a browser then keeps the promise even where a filter of ours has a hole.
 * The frames are the presenter view's, which shows the deck's own next slide.
 */
export const sealHtml = (html: string, allowed: (script: string) => boolean): string => {
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

/** Tells Marp's scripts from others: they stand word for word in what its packages give. */
export const marpScripts = async (engine: Engine): Promise<(script: string) => boolean> => {
  const cli = path.dirname(require.resolve('@marp-team/marp-cli/package.json'))
  const bespoke = await readFile(path.join(cli, 'lib', 'bespoke.js'), 'utf8')
  const html = engine.renderMarkdown('')
  return (script) => script === bespoke || html.includes(`<script>${script}</script>`)
}
