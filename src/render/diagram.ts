import { offlineValue } from '../load/offline-value.js'

/**
 * A diagram of beautiful-mermaid's as a deck can hold it: no web font asked of Google, so that it
 * has the slide's own; nothing fetched by a colour; and ids of its own, since a marker that lies
 * in a hidden slide is not drawn.
 *
 * @param key tells the diagrams of one deck apart
 */
export const embedDiagram = (svg: string, key: string): string =>
  svg
    .replace(/@import url\('[^']*'\);/g, '')
    .replace(/text \{ font-family:[^}]*\}/g, '')
    .replace(
      /( (?:fill|stroke|style|color)=")([^"]*)/g,
      (_, open: string, value: string) => open + offlineValue(value),
    )
    .replace(/( id="|url\(#)([\w-]+)/g, `$1$2-${key}`)

/** The room that a slide with a title has for a diagram, and how far a theme lets one grow, in CSS pixels. */
const ROOM = { width: 1136, height: 500, zoom: 2.4 }
/** The least that a label of a diagram may be, in CSS pixels. */
const LEAST_LABEL = 18

/** How large the smallest label of a diagram is on a slide, in CSS pixels; 0 where nothing is drawn. */
export const labelSize = (svg: string): number => {
  const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? []
  if (!(width > 0 && height > 0)) return 0
  const sizes = [...svg.matchAll(/<text[^>]* font-size="([\d.]+)/g)].map(([, size]) => Number(size))
  const scale = Math.min(ROOM.zoom, ROOM.width / width, ROOM.height / height)
  return Math.min(LEAST_LABEL, ...sizes) * scale
}

const DIRECTION = /^(\s*(?:graph|flowchart))\s+(LR|RL|TD|TB|BT)(?=\s|$)/

/**
 * A diagram drawn as its author wrote it; a flowchart whose labels nobody could read is drawn across the
 * slide and not downwards, or the other way round, where they are larger.
 */
export const drawnReadably = (source: string, draw: (source: string) => string): string => {
  const meant = draw(source)
  const size = labelSize(meant)
  const direction = DIRECTION.exec(source)?.[2]
  if (size >= LEAST_LABEL || !direction) return meant
  const turned = draw(source.replace(DIRECTION, `$1 ${/[LR]/.test(direction) ? 'TD' : 'LR'}`))
  return labelSize(turned) > size ? turned : meant
}
