const fenceMark = /^[\s>*+\-\d.)]*(`{3,}|~{3,})/
const fileName = /^#{6}\s/

/**
 * What a deck's Markdown draws in the code face, at the least: some more does no harm, and what is
 * missed is still drawn, if one column too narrow.
 */
export const codeText = (markdown: string): string => {
  let fence = ''
  const codeOf = (line: string): string => {
    const mark = fenceMark.exec(line)?.[1] ?? ''
    if (fence) {
      if (mark.startsWith(fence)) fence = ''
      return line
    }
    fence = mark
    if (fileName.test(line)) return line
    return line.slice(line.indexOf('`'), line.lastIndexOf('`') + 1)
  }
  return markdown.split('\n').map(codeOf).join('\n')
}
