import { offlineValue } from '../load/offline-value.js'

/**
 * A diagram of beautiful-mermaid's as a deck can hold it: no web font asked of Google, so that it
 * has the slide's own; nothing fetched by a colour; and ids of its own, since a marker that lies
 * in a hidden slide is not drawn.
 *
 * @param key tells the diagrams of one deck apart
 */
export const embedDiagram = (svg: string, key: string): string => {
  const own = svg
    .replace(/@import url\('[^']*'\);/g, '')
    .replace(/text \{ font-family:[^}]*\}/g, '')
    .replace(
      /( (?:fill|stroke|style|color)=")([^"]*)/g,
      (_, open: string, value: string) => open + offlineValue(value),
    )
    .replace(/( id="|url\(#)([\w-]+)/g, `$1$2-${key}`)
    .replace('<svg', '<svg data-marp-mermaid')
  return `<p>${own}</p>\n`
}
