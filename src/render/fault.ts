export type RenderFaultCode =
  | 'browser-missing'
  | 'browser-unusable'
  | 'deadline-passed'
  | 'aborted'
  | 'render-failed'
  | 'notes-published'
  | 'output-refused'

/** Rendering could not be done for a reason outside the note; the message holds the remedy. */
export class RenderFault extends Error {
  override readonly name = 'RenderFault'
  readonly code: RenderFaultCode

  constructor(code: RenderFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
