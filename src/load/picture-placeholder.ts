/** CSS pixels. */
export const PLACEHOLDER_SIZE = { width: 960, height: 540 }

/** A quiet frame with a sun over hills, in greys that stand off from white and from black. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540" viewBox="0 0 960 540">
<rect x="3" y="3" width="954" height="534" rx="24" fill="#8a94a6" fill-opacity=".1" stroke="#8a94a6" stroke-opacity=".7" stroke-width="3" stroke-dasharray="14 10"/>
<g fill="none" stroke="#8a94a6" stroke-width="10" stroke-linecap="round" stroke-linejoin="round">
<rect x="370" y="185" width="220" height="170" rx="18"/>
<circle cx="428" cy="238" r="18"/>
<path d="M376 332l62-58 42 38 48-56 56 62"/>
</g>
</svg>
`

/** The bytes of the picture that stands where one could not be had. */
export function placeholderBytes(): Uint8Array {
  return new TextEncoder().encode(DRAWING)
}
