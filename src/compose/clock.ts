/** A time in minutes and seconds, to five seconds. */
export const clock = (seconds: number, minute: string, second: string): string => {
  const rounded = Math.max(5, Math.round(seconds / 5) * 5)
  const minutes = Math.floor(rounded / 60)
  const rest = rounded % 60
  return [minutes ? `${minutes}${minute}` : '', rest ? `${rest}${second}` : '']
    .filter(Boolean)
    .join(' ')
}
