import type { Nodes, Parents, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Diagnostic, Range } from '../diagnostic.js'
import { leftOut } from './left-out.js'
import { rangeOfNode } from './range-of-node.js'

const BADGE =
  /^https?:\/\/(?:[\w-]+\.)*(?:shields\.io|badgen\.net|badge\.fury\.io|travis-ci\.(?:org|com)|codecov\.io|coveralls\.io|codeclimate\.com|circleci\.com|isitmaintained\.com|goreportcard\.com)\/|^https?:\/\/\S*(?:[/_-]badges?(?:\.svg|\/)|badge\.(?:svg|png))/i

/** Whether a picture only says how a project does: shields.io's, a build's. */
export function isBadge(url: string): boolean {
  return BADGE.test(url)
}

/** A picture in a sentence that goes on before and behind it. */
const GOES_ON = /[\p{L}\p{N}，,、“”"'’）)(（]$/u
const FOLLOWS = /^[\p{L}\p{N}，,、。.“”"'’）)(（]/u
const WORDS = /[\p{L}\p{N}]/u
/** What is in a line and is no word of it. */
const ADDRESSED = /\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?|<[^>]*>/g

interface Small {
  /** Pictures that are words of a sentence or of a cell, as icons and keys are. */
  readonly icons: ReadonlySet<Nodes>
  readonly diagnostics: readonly Diagnostic[]
}

/** Finds the pictures that are too small to be looked at on a slide: badges and icons. */
export function smallPictures(
  root: Root,
  source: string,
  urls: ReadonlyMap<string, string>,
): Small {
  const icons = new Set<Nodes>()
  const diagnostics: Diagnostic[] = []
  const leave = (name: string, { start, end }: Range): void => {
    diagnostics.push(leftOut(name, source.slice(start, end), { start, end }))
  }
  visit(root, (node) => {
    for (const range of badgesOf(node, urls)) leave('Badge', range)
    if (node.type !== 'paragraph' && node.type !== 'tableCell') return
    for (const picture of picturesIn(node)) {
      if (!isWord(picture, node, source)) continue
      icons.add(picture)
      if (badgesOf(picture, urls).length === 0)
        leave('Picture within a sentence', rangeOfNode(picture))
    }
  })
  return { icons, diagnostics }
}

const TAG = /<img\b[^>]*?\bsrc\s*=\s*["']([^"'>]*)["'][^>]*>/gi

function badgesOf(node: Nodes, urls: ReadonlyMap<string, string>): readonly Range[] {
  const { start, end } = rangeOfNode(node)
  if (node.type === 'image') return isBadge(node.url) ? [{ start, end }] : []
  if (node.type === 'imageReference')
    return isBadge(urls.get(node.identifier) ?? '') ? [{ start, end }] : []
  if (node.type !== 'html') return []
  return [...node.value.matchAll(TAG)]
    .filter(([, url = '']) => isBadge(url))
    .map(({ 0: tag, index }) => ({ start: start + index, end: start + index + tag.length }))
}

function picturesIn(node: Parents): readonly Nodes[] {
  return node.children.flatMap((child): readonly Nodes[] => {
    if (child.type === 'image' || child.type === 'imageReference') return [child]
    if (child.type === 'html') return /^<img\b/i.test(child.value) ? [child] : []
    return 'children' in child ? picturesIn(child) : []
  })
}

/** Whether a cell says more than a picture, or its line goes on before it and behind. */
function isWord(picture: Nodes, parent: Parents, source: string): boolean {
  const { start, end } = rangeOfNode(picture)
  const around = rangeOfNode(parent)
  const left = bare(source.slice(around.start, start).split(END).at(-1) ?? '').replace(/\s*\[$/, '')
  const right = bare(
    (source.slice(end, around.end).split(END)[0] ?? '').replace(/^\]\([^)]*\)/, ''),
  )
  if (parent.type === 'tableCell') return WORDS.test(left + right)
  return GOES_ON.test(left) && FOLLOWS.test(right) && WORDS.test(right)
}

const END = /\n|<br[^>]*>/i

function bare(line: string): string {
  return line.replace(ADDRESSED, '').trim()
}
