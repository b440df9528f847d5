import type { Element, Nodes, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { toXml } from 'xast-util-to-xml'
import { offlineValue } from './offline-value.js'
import { PictureFault } from './picture-fault.js'

/** What SVG 2 draws with. Scripts, foreign objects, links out and what plays sound are none of it. */
const DRAWING = new Set(
  (
    'svg g defs symbol use switch view title desc path rect circle ellipse line polyline polygon ' +
    'text tspan textPath tref altGlyph image marker linearGradient radialGradient meshgradient ' +
    'stop pattern clipPath mask filter style a animate animateTransform animateMotion mpath set ' +
    'solidcolor hatch hatchpath feBlend feColorMatrix feComponentTransfer feComposite ' +
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood ' +
    'feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology ' +
    'feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence font font-face ' +
    'glyph missing-glyph hkern vkern'
  ).split(' '),
)
const SVG = 'http://www.w3.org/2000/svg'
const INSIDE = /^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp|avif)[;,])/i

/**
 * An SVG with only what draws: no script, no handler, no foreign object, nothing fetched. The same
 * bytes where there is nothing to take away; throws a PictureFault where it is no XML.
 */
export function safeSvg(bytes: Uint8Array): Uint8Array {
  const root = parsed(bytes)
  const cleaned = { changed: false }
  const children = root.children.flatMap((node) => clean(node, cleaned))
  if (!children.some((node) => node.type === 'element')) throw malformed()
  return cleaned.changed ? new TextEncoder().encode(toXml({ ...root, children } as Root)) : bytes
}

function parsed(bytes: Uint8Array): Root {
  try {
    return fromXml(expanded(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    throw malformed()
  }
}

/** Illustrator writes its namespaces as entities of one document; ours has none that hold others. */
function expanded(xml: string): string {
  const entities = new Map(
    [...xml.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"&]*)"|'([^'&]*)')\s*>/g)]
      .slice(0, 100)
      .map(([, name, double, single]) => [name ?? '', (double ?? single ?? '').slice(0, 200)]),
  )
  return entities.size === 0
    ? xml
    : xml.replace(/&([\w.-]+);/g, (whole, name: string) => entities.get(name) ?? whole)
}

function malformed(): PictureFault {
  const message = 'expected an SVG, found no well-formed XML in UTF-8: export it again, or use PNG'
  return new PictureFault('picture-refused', message)
}

interface Cleaned {
  changed: boolean
}

function clean(node: Nodes, cleaned: Cleaned): Nodes[] {
  if (node.type === 'text' || node.type === 'cdata') return [node]
  if (node.type === 'element' && isDrawing(node)) return [cleanElement(node, cleaned)]
  // Comments draw nothing either, and are kept only where all else is.
  if (node.type === 'comment') return [node]
  if (node.type === 'instruction' && node.name === 'xml') return [node]
  if (node.type !== 'element' || !isMetadata(node)) cleaned.changed = true
  return []
}

/** Editors leave notes of their own in namespaces of theirs, which no browser draws. */
function isMetadata({ name }: Element): boolean {
  return name === 'metadata' || /^(?:sodipodi|inkscape|rdf|cc|dc|i|x|sketch):/.test(name)
}

function isDrawing({ name, attributes }: Element): boolean {
  const namespace = attributes.xmlns
  const local = name.startsWith('svg:') ? name.slice(4) : name
  if (!DRAWING.has(local) || (namespace !== undefined && namespace !== SVG)) return false
  // What animates an address may make one that was not there.
  return (
    !/href$/i.test(attributes.attributeName ?? '') && !/^on/i.test(attributes.attributeName ?? '')
  )
}

function cleanElement(element: Element, cleaned: Cleaned): Element {
  const kept = Object.entries(element.attributes).flatMap(([name, value]) => {
    const safe = safeAttribute(name, value ?? '')
    if (safe !== value) cleaned.changed = true
    return safe === undefined ? [] : [[name, safe] as const]
  })
  const children = element.children.flatMap((child) => clean(child, cleaned))
  const styled = /(?:^|:)style$/.test(element.name)
    ? children.map((text) => safeStyle(text, cleaned))
    : children
  return { ...element, attributes: Object.fromEntries(kept), children: styled } as Element
}

/** What an attribute may be; undefined where it may not be at all. */
function safeAttribute(name: string, value: string): string | undefined {
  if (/^on/i.test(name) || name === 'xml:base') return undefined
  if (/(?:^|:)(?:href|src)$/i.test(name)) return INSIDE.test(value) ? value : undefined
  return name.startsWith('xmlns') ? value : offlineValue(value)
}

function safeStyle(node: Nodes, cleaned: Cleaned): Nodes {
  if (node.type !== 'text' && node.type !== 'cdata') return node
  const value = node.value.includes('@import') || /\\/.test(node.value) ? '' : rulesOf(node.value)
  if (value !== node.value) cleaned.changed = true
  return { ...node, value }
}

function rulesOf(css: string): string {
  return css.replace(/:[^;{}]*/g, (value) => offlineValue(value))
}
