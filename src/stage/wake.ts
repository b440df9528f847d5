/** Keeps the screen on while this window is seen, where the browser can. */
export function stayAwake(): void {
  const ask = (): void => {
    if (document.visibilityState === 'visible')
      navigator.wakeLock?.request('screen').catch(() => {})
  }
  document.addEventListener('visibilitychange', ask)
  ask()
}
