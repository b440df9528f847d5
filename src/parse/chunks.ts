import { type Fence, readFence } from './fence.js'
import { joinLines } from './script.js'

/** What a fence of a notebook or of MyST is: code, a picture, or what is not shown. */
export type Chunk =
  | { readonly kind: 'code'; readonly fence: Fence; readonly value: string }
  | { readonly kind: 'picture'; readonly url: string; readonly caption: string }
  | { readonly kind: 'hidden'; readonly name: string }

/** MyST's directives that are code: ```` ```{code-cell} python ````. */
const CODE = /^\{(?:code-cell|code-block|code|sourcecode|jupyter-execute)\}[ \t]*/
const PICTURE = /^\{(?:figure|image)\}[ \t]*(?<url>\S+)/
/** What makes, names or includes something elsewhere. */
const ELSEWHERE =
  /^\{(?:toctree|tableofcontents|contents|bibliography|include|literalinclude|index|raw|autoclass|automodule|autofunction|eval-rst)\}/
/** knitr's `include=FALSE`, in its first line or as Quarto's `#| include: false`. */
const HIDES =
  /\b(?:include|echo)[ \t]*[=:][ \t]*(?:FALSE|F|false)\b|\b(?:remove|hide)[-_](?:input|cell)\b/
/** Options at the head of what a fence holds: `:name: x`, `#| label: x`. */
const OPTION = /^[ \t]*(?::[\w-]+:.*|(?:#|%%|\/\/)\|.*)$/

/** Nothing but snippets that mkdocs includes. */
const INCLUDES = /^(?:[ \t]*;?-+8<-+[ \t]*["'][^"'\n]*["'][ \t]*(?:\n|$))+$/

/** Reads a fence by its first line and by the options at the head of what it holds. */
export function readChunk(info: string, written: string): Chunk {
  if (INCLUDES.test(written)) return { kind: 'hidden', name: 'snippet' }
  if (!info.startsWith('{')) return { kind: 'code', fence: readFence(info), value: written }
  const { options, value } = divided(written, CODE.test(info))
  const url = PICTURE.exec(info)?.groups?.url
  const [caption = ''] = value.trim().split(/\n[ \t]*\n/, 1)
  if (url) return { kind: 'picture', url, caption: joinLines(caption, []).value }
  if (ELSEWHERE.test(info)) return { kind: 'hidden', name: 'Directive of MyST' }
  if (HIDES.test(`${info}\n${options}`)) return { kind: 'hidden', name: 'Hidden code' }
  return { kind: 'code', fence: readFence(info.replace(CODE, '')), value }
}

/** Options, which may stand between two lines of dashes, and what is below them. */
function divided(written: string, mayDash: boolean) {
  const lines = written.split('\n')
  const dashes = mayDash && lines[0]?.trim() === '---' ? lines.indexOf('---', 1) + 1 : 0
  const after = lines.findIndex((line, i) => i >= dashes && !OPTION.test(line))
  const at = after < 0 ? lines.length : after
  const isApart = at > 0 && lines[at]?.trim() === ''
  const value = lines.slice(isApart ? at + 1 : at).join('\n')
  return { options: lines.slice(0, at).join('\n'), value }
}
