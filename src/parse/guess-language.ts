import { readSession } from './shell-session.js'

/** What only one language, or a relation of it, is written like. All of a language's signs must be there. */
const SIGNS: Readonly<Record<string, readonly (readonly RegExp[])[]>> = {
  diff: [[/^@@ -\d+(?:,\d+)? \+\d+/m], [/^diff --git /m]],
  php: [[/^\s*<\?php/]],
  xml: [[/^\s*<\?xml/]],
  html: [
    [/^\s*<!doctype html/i],
    [/^\s*<(html|head|body|div|form|table|ul|script)\b[^>]*>[\s\S]*<\/\1>\s*$/i],
  ],
  go: [
    [/^package \w+$/m, /^import (?:\(|")|^func main\(\) \{/m],
    [/^func (?:\(\w+ \*?[\w.]+\) )?\w+\(.*\{$/m, /:=|\berr != nil\b|\bfmt\./],
  ],
  rust: [
    [
      /^\s*(?:pub )?fn \w+(?:<[^>]*>)?\(.*(?:\{|,|\()$/m,
      /\blet mut\b|\b(?:println|vec|format|panic)!|^\s*impl\b|^use \w+::|&(?:mut |str\b|self\b)/m,
    ],
  ],
  python: [
    [/^\s*(?:async )?def \w+\(.*\)(?:\s*->\s*[^:{]+)?:\s*(?:#.*)?$/m],
    [/^from [\w.]+ import [\w*(]/m],
    [/^import \w+(?: as \w+)?$/m, /^\w[\w.]* = [\w.]+\(.*\)$/m],
    [/^if __name__ == /m],
  ],
  java: [[/\bSystem\.out\.print|^import java[x]?\.|\bpublic static void main\(String/m, /;\s*$/m]],
  csharp: [[/^using System\b.*;|\bConsole\.Write(?:Line)?\(/m, /;\s*$/m]],
  cpp: [
    [
      /^#include\s*[<"]/m,
      /\bstd::|\bcout\b|<iostream>|<vector>|<string>|^\s*template\s*<|^class \w+/m,
    ],
    [/\bstd::(?:vector|string|cout|map|unique_ptr|shared_ptr)\b/, /;\s*$/m],
  ],
  c: [
    [/^#include\s*[<"][\w/.]+\.h[>"]/m],
    [/^(?:int|void) main\((?:void|int argc.*)?\)\s*\{?$/m, /\bprintf\(/],
  ],
  javascript: [
    [/\bconsole\.(?:log|error)\(/],
    [/^(?:const|let|var) [\w{} ,]+ = require\(["']/m],
    [/^import .* from ["'][^"']+["'];?$/m],
    [/^\s*(?:export )?(?:async )?function \w*\(.*\) \{$/m, /\b(?:const|let|var) \w+ =|=>/],
  ],
  typescript: [
    [/^(?:export )?interface \w+(?: extends [\w, ]+)? \{$/m, /^\s+\w+\??: [\w[\]|<>' ]+;?$/m],
  ],
  kotlin: [
    [
      /^\s*(?:suspend |override |private )?fun \w+\(.*\).*\{$/m,
      /\bval \w+|: (?:String|Int|Unit)\b/,
    ],
  ],
  sql: [
    [
      /^\s*(?:--.*\s+)*(?:SELECT\s[\s\S]+\sFROM|INSERT INTO|CREATE (?:TABLE|DATABASE|INDEX|VIEW)|UPDATE \S+ SET|ALTER TABLE|DELETE FROM)\s/,
      /;/,
    ],
  ],
  dockerfile: [
    [/^FROM [\w./:@-]+(?: [Aa][Ss] \w+)?$/m, /^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|EXPOSE) \S/m],
  ],
  css: [[/^(?:[.#:@*]?[\w-]+[\w\s.#:>,()*-]*)\{\s*\n\s+[\w-]+:\s*[^;{}\n]+;\s*$/m, /^\}/m]],
  ini: [[/^\[[\w. :"-]+\]$/m, /^\w[\w.-]*\s*=\s*\S/m]],
  latex: [[/\\(?:documentclass|usepackage)\b[[{]/], [/\\begin\{(\w+\*?)\}[\s\S]*\\end\{\1\}/]],
}

/** A language whose signs are in another's code too gives way to it. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  c: ['cpp'],
  javascript: ['typescript', 'html', 'php'],
  css: ['html', 'php'],
  html: ['php', 'xml'],
}

const COMMAND =
  /^(?:sudo |[A-Z_]+=\S* )*(?:apt|apt-get|yum|dnf|pacman|brew|npm|npx|pnpm|yarn|pip3?|conda|git|docker|docker-compose|kubectl|helm|terraform|cd|mkdir|curl|wget|export|cargo|rustup|make|cmake|ls|cp|mv|rm|ln|tar|echo|cat|grep|chmod|chown|ssh|scp|rsync|systemctl|service|source|hexo|hugo|python3? \S+\.py|python3? -m|node \S+\.m?js|go (?:run|build|get|mod|install|test))\b(?!\s*[=(:.])/

/** A command that is an English word too: what follows tells. */
const WORD = /^(?:make|cat|echo|source|service|export|cd)\b(?!.*(?:[/$"'=|.]| -))(?! [\w-]+$)/

/**
 * The language of code that has none named, where its signs leave no doubt; empty otherwise, since
 * plain is better than wrong. (Detectors by statistics, highlight.js' and flourite, named a wrong
 * language for more than half of what they named in the files of learnxinyminutes.com.)
 */
export function guessLanguage(code: string): string {
  if (readSession(code, '')) return 'console'
  if (/^#!.*\b(?:ba|z|da)?sh\b/.test(code)) return 'bash'
  if (isJson(code)) return 'json'
  const found = Object.keys(SIGNS).filter((lang) =>
    SIGNS[lang]?.some((signs) => signs.every((sign) => sign.test(code))),
  )
  const left = found.filter((lang) => !RELATED[lang]?.some((other) => found.includes(other)))
  if (left.length > 0) return left.length === 1 ? (left[0] ?? '') : ''
  if (isCommands(code)) return 'bash'
  return isYaml(code) ? 'yaml' : ''
}

function isJson(code: string): boolean {
  if (!/^\s*[[{][\s\S]*[\]}]\s*$/.test(code) || !code.includes('"')) return false
  try {
    JSON.parse(code)
    return true
  } catch {
    return false
  }
}

function linesOf(code: string): readonly string[] {
  return code.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
}

/** Commands and nothing else, lines that go on after `\` counted with their first. */
function isCommands(code: string): boolean {
  const lines = linesOf(code.replace(/\\\r?\n/g, ' '))
  return lines.length > 0 && lines.every((line) => COMMAND.test(line) && !WORD.test(line))
}

/** Keys and items and nothing else, some of them nested. */
function isYaml(code: string): boolean {
  const lines = linesOf(code)
  const keys = lines.filter((line) => /^\s*(?:- )?["']?[\w./-]+["']?:(?: \S|\s*$)/.test(line))
  const items = lines.filter((line) => /^\s*- \S/.test(line) && !keys.includes(line))
  const nested = /^[\w./-]+:\s*\n(?:\s*#.*\n)*(?:\s+[\w./-]+:(?:\s|$)|\s*- \S)/m.test(code)
  return nested && keys.length >= 2 && keys.length + items.length === lines.length
}
