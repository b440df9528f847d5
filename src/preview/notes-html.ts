import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { math, mathHtml } from 'micromark-extension-math'
/** A paragraph of the speaker notes as HTML; what HTML it holds is shown as text. */
export function noteHtml(text: string): string {
  const html = micromark(text, {
    extensions: [gfm(), math(), cjkFriendlyExtension()],
    htmlExtensions: [gfmHtml(), mathHtml({ throwOnError: false, output: 'mathml' })],
  })
  // A picture would be fetched from wherever the note says.
  return html.replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '<em>$1</em>')
}
