/** A picture that a note uses, ready to be embedded. */
export interface Picture {
  /** As the note writes it. */
  readonly url: string
  readonly bytes: Uint8Array
  /** Media type, such as `image/png`. */
  readonly type: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** File name beside the deck: the start of the content's hash, then a readable stem. */
  readonly name: string
  /** Drawn by us because the picture could not be had. */
  readonly placeholder: boolean
}

/** Pictures by the URL that the note writes. */
export type Pictures = ReadonlyMap<string, Picture>
