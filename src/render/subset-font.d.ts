declare module 'subset-font' {
  interface Options {
    readonly targetFormat?: 'truetype' | 'woff' | 'woff2'
    /** OpenType feature tags; all when absent. */
    readonly keepFeatures?: readonly string[]
    readonly variationAxes?: Readonly<
      Record<string, number | { readonly min: number; readonly max: number }>
    >
  }
  /** Cuts the characters of `text` out of a font, with HarfBuzz. */
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>
}
