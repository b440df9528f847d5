import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { math, mathHtml } from 'micromark-extension-math'
import { remembered } from '../render/remembered.js'

/** A paragraph of the speaker notes as HTML; what HTML it holds is shown as text. */
export const noteHtml: (text: string) => string = remembered(
  (text: string) => text,
  (text) =>
    // A picture would be fetched from wherever the note says.
    micromark(text, {
      extensions: [gfm(), math(), cjkFriendlyExtension()],
      htmlExtensions: [gfmHtml(), mathHtml({ throwOnError: false, output: 'mathml' })],
    }).replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '<em>$1</em>'),
)
