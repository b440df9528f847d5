import { readFileSync } from 'node:fs'

const home = new URL('../stage/', import.meta.url)

const imported = /^import \{([^}]*)\} from '\.\/([\w-]+)\.js';$/gm
const exported = /^export ((?:async )?function|class|const|let) ([\w$]+)/gm
const bare = /^\s*(?:\/\/.*|\/\*\*?(?:[^*]|\*(?!\/))*\*\/)\n/gm

const nameOf = (module: string): string => `$${module.replaceAll('-', '_')}`

/** A module as a constant that holds what it exports, and those that it imports. */
function wrapped(module: string): { readonly text: string; readonly needs: readonly string[] } {
  const source = readFileSync(new URL(`${module}.js`, home), 'utf8').replace(bare, '')
  const needs: string[] = []
  const names: string[] = []
  const body = source
    .replace(imported, (_all, list: string, from: string) => {
      needs.push(from)
      return `const {${list.replace(/ as /g, ': ')}} = ${nameOf(from)};`
    })
    .replace(exported, (_all, kind: string, name: string) => {
      names.push(name)
      return `${kind} ${name}`
    })
    .replace(/^export \{\};\n/m, '')
  if (/^(?:import|export)\b/m.test(body)) throw new Error(`Expected to link ${module}, cannot.`)
  const text = `const ${nameOf(module)} = (() => {\n${body}return { ${names.join(', ')} };\n})();\n`
  return { text, needs }
}

/** The modules of the stage from `main` on, each after those that it imports, as one script. */
function link(): string {
  const done = new Map<string, string>()
  const open = new Set<string>()
  const take = (module: string): void => {
    if (done.has(module)) return
    if (open.has(module)) throw new Error(`Expected no circle of imports through ${module}.`)
    open.add(module)
    const { text, needs } = wrapped(module)
    needs.forEach(take)
    done.set(module, text)
  }
  take('main')
  return `(() => {\n'use strict';\n${[...done.values()].join('')}})();`
}

let linked: string | undefined

/**
 * The stage as one classic script, which an exported page holds: browsers load no modules from a
 * file. Its modules import each other by name and nothing else, which is all that is linked here.
 */
export const stageScript = (): string => {
  linked ??= link()
  return linked
}
