/** A note's file without the ending that says that it is Markdown of some kind. */
export const withoutEnding = (file: string): string =>
  file.replace(/\.(?:md|markdown|mdx|qmd|rmd)$/i, '')
