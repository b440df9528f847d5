export type PictureFaultCode = 'picture-missing' | 'picture-refused' | 'picture-unreachable'

/** Why a picture could not be had; caught where pictures are loaded, and made a diagnostic. */
export class PictureFault extends Error {
  readonly code: PictureFaultCode

  constructor(code: PictureFaultCode, message: string) {
    super(message)
    this.code = code
  }
}
