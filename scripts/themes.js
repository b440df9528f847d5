// Writes each theme of themes/src over the base, themes/notedeck.css. `npm run themes`
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { derive } from '../lib/cli/theme-sheet.js'

const themes = new URL('../themes/', import.meta.url)
const base = readFileSync(new URL('notedeck.css', themes), 'utf8')
for (const name of readdirSync(new URL('src/', themes)).filter((file) => file.endsWith('.css'))) {
  const source = readFileSync(new URL(`src/${name}`, themes), 'utf8')
  writeFileSync(new URL(name, themes), derive(base, source))
}
