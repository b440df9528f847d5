/** What the browser does of itself once a page has everything, since a deck fetches nothing. */
const settled = `(async () => {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  }
  document.body.getBoundingClientRect()
  await document.fonts.ready
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
})()`

/** What is needed of Puppeteer's `Page`. */
interface Page {
  evaluate(script: string): Promise<unknown>
  waitForNetworkIdle(): Promise<void>
}

/**
 * Makes Puppeteer wait for a page's fonts and pictures instead of half a second without network,
 * which is longer and no proof of either. Then the page is as it will be printed.
 */
export const settleByContent = (
  puppeteer: { readonly Page: { readonly prototype: Page } },
  onSettled: (page: Page) => Promise<void>,
) => {
  puppeteer.Page.prototype.waitForNetworkIdle = async function (this: Page) {
    await this.evaluate(settled)
    await onSettled(this)
  }
}
