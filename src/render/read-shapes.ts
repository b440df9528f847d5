/// <reference lib="dom" />
import type { DrawnShape, DrawnText, Form, Rect, Rule } from '../export/drawn-slide.js'
import { colorOf, frameOf, groundBehind, lookOf, px, rectOf } from './read-text.js'

/** The functions of this file run in a page that shows a deck, one and all. */

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const

/** What rounds a box: its corners at the top, or all, or all there is of it. */
export function formOf(style: CSSStyleDeclaration, { w, h }: Rect): { form: Form; radius: number } {
  const share = (value: string) => (px(value) * (/%/.test(value) ? Math.min(w, h) : 100)) / 100
  const top = share(style.borderTopLeftRadius)
  const bottom = share(style.borderBottomLeftRadius)
  const radius = Math.max(top, bottom, share(style.borderTopRightRadius))
  if (radius < 2) return { form: 'rect', radius: 0 }
  if (bottom === 0) return { form: 'round2SameRect', radius }
  return { form: 2 * radius >= Math.max(w, h) ? 'ellipse' : 'roundRect', radius }
}

/** The rules at the sides of an element; a hard shadow within it is one too. */
export function rulesOf(style: CSSStyleDeclaration, ground: string): (Rule | null)[] {
  const [, shade = '', x = '', y = ''] =
    /^(rgba?\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px 0px 0px inset$/.exec(style.boxShadow) ?? []
  const shadows = [px(y), -px(x), -px(y), px(x)]
  return sides.map((side, i) => {
    const width = px(style[`border${side}Width`])
    const drawn = width > 0 && !/none|hidden/.test(style[`border${side}Style`])
    const color = drawn && colorOf(style[`border${side}Color`], ground)
    if (color) return { color, width }
    const inner = shadows[i] ?? 0
    const inked = inner > 0 && colorOf(shade, ground)
    return inked ? { color: inked, width: inner } : null
  })
}

/** Where the rule of a side lies. */
function sideRect({ x, y, w, h }: Rect, side: number, width: number): Rect {
  if (side === 0) return { x, y, w, h: width }
  if (side === 1) return { x: x + w - width, y, w: width, h }
  if (side === 2) return { x, y: y + h - width, w, h: width }
  return { x, y, w: width, h }
}

/** The ground and the rules of a box, which its text has itself where it is filled. */
function boxShapes(
  rect: Rect,
  style: CSSStyleDeclaration,
  ground: string,
  filled: boolean,
): DrawnShape[] {
  const fill = filled ? undefined : colorOf(style.backgroundColor, ground)
  const rules = rulesOf(style, ground)
  const [first] = rules
  const around = first && rules.every((rule) => rule?.color === first.color && rule.width < 8)
  const form = formOf(style, rect)
  const half = (first?.width ?? 0) / 2
  if (around && first)
    return [
      {
        kind: 'shape',
        ...form,
        ...{ x: rect.x + half, y: rect.y + half, w: rect.w - 2 * half, h: rect.h - 2 * half },
        ...(fill && { fill }),
        line: first,
      },
    ]
  const ruled = rules.flatMap((rule, side): DrawnShape[] => {
    const plain = { kind: 'shape', form: 'rect', radius: 0 } as const
    return rule ? [{ ...plain, ...sideRect(rect, side, rule.width), fill: rule.color }] : []
  })
  return fill ? [{ kind: 'shape', ...form, ...rect, fill }, ...ruled] : ruled
}

/** The box that an element which is placed freely is placed in. */
function holderOf(section: HTMLElement, element: Element): Element {
  const parent = element.parentElement
  if (getComputedStyle(element).position !== 'static' || element === section || !parent)
    return element
  return holderOf(section, parent)
}

/** Where a theme draws something before or after what an element holds. */
function pseudoRect(section: HTMLElement, element: Element, name: string): Rect | undefined {
  const style = getComputedStyle(element, name)
  const [top, right, bottom, left] = sides.map((side) =>
    style.boxSizing === 'border-box'
      ? 0
      : px(style[`padding${side}`]) + px(style[`border${side}Width`]),
  ) as [number, number, number, number]
  const [w, h] = [px(style.width) + left + right, px(style.height) + top + bottom]
  if (style.position === 'absolute') {
    const holder = holderOf(section, element)
    const { x, y } = rectOf(section, holder)
    const { borderLeftWidth, borderTopWidth } = getComputedStyle(holder)
    return {
      x: x + px(borderLeftWidth) + px(style.left),
      y: y + px(borderTopWidth) + px(style.top),
      w,
      h,
    }
  }
  if (style.display !== 'block') return undefined
  const own = getComputedStyle(element)
  const at = rectOf(section, element)
  const x = at.x + px(own.paddingLeft) + px(own.borderLeftWidth)
  const first = at.y + px(own.paddingTop) + px(own.borderTopWidth)
  const last = at.y + at.h - px(own.paddingBottom) - px(own.borderBottomWidth) - h
  return { x, y: name === '::before' ? first : last, w, h }
}

/** What a theme draws before or after what an element holds: a shape, or a mark in words. */
function pseudoShapes(
  section: HTMLElement,
  element: Element,
  name: string,
): (DrawnShape | DrawnText)[] {
  const style = getComputedStyle(element, name)
  const isHidden = style.display === 'none' || style.visibility === 'hidden'
  const masked = !/^(none|)$/.test(style.maskImage) || style.transform !== 'none'
  if (isHidden || masked || /^(none|normal)$/.test(style.content)) return []
  const rect = pseudoRect(section, element, name)
  if (!rect || rect.w === 0 || rect.h === 0) return []
  const ground = groundBehind(element)
  const shapes = boxShapes(rect, style, ground, false)
  const text = /^"(.+)"$/.exec(style.content)?.[1]
  return text ? [...shapes, markText(rect, element, style, text)] : shapes
}

function markText(
  rect: Rect,
  element: Element,
  style: CSSStyleDeclaration,
  text: string,
): DrawnText {
  const look = { ...lookOf(element), size: px(style.fontSize), bold: px(style.fontWeight) >= 600 }
  const color = colorOf(style.color, groundBehind(element)) ?? '000000'
  const leading = px(style.lineHeight) || rect.h
  const runs = [{ ...look, color, text }]
  const paragraphs = [{ runs, leading, above: 0, align: 'left' as const }]
  const plain = { form: 'rect', radius: 0, padding: [0, 0, 0, 0] } as const
  return { kind: 'text', role: 'mark', ...rect, ...plain, paragraphs }
}

/** All that a theme draws of an element besides what it holds. */
export function shapesOf(
  section: HTMLElement,
  element: Element,
  filled: boolean,
): (DrawnShape | DrawnText)[] {
  const own = boxShapes(
    rectOf(section, element),
    getComputedStyle(element),
    groundBehind(element),
    filled,
  )
  const { width } = frameOf(section).viewBox.baseVal
  // Marp has a slide's number there.
  const names = element === section ? ['::before'] : ['::before', '::after']
  const around = names.flatMap((name) => pseudoShapes(section, element, name))
  return [...own, ...around].filter(({ w, h, x }) => w > 0 && h > 0 && x < width)
}

/** What a script of this file's functions begins with. */
export const shapeParts: readonly string[] = [
  `const sides = ${JSON.stringify(sides)}`,
  ...[formOf, rulesOf, sideRect, boxShapes, holderOf, pseudoRect, pseudoShapes, markText].map(
    String,
  ),
  String(shapesOf),
]
