/** Ways to number headings, or lines that stand for them, the higher level first. */
export const NUMBERED: readonly RegExp[] = [
  /^[一二三四五六七八九十]+[、．.]\s*\S/,
  /^第[一二三四五六七八九十\d]+[章节部讲课]\s*\S*/,
  /^[（(][一二三四五六七八九十\d]+[）)]\s*\S/,
  /^\d+[、.．]\s*\S/,
]

/** Ways that only a heading has. */
const OTHERS: readonly RegExp[] = [
  // With an emoji behind it too, but not “3 个原因”.
  /^\d{1,2}(?:\.\d{1,2})*[)：:\s]\s*(?:(?:\p{So}|\uFE0F|\u200D|[「『《“【（(])\s*)*(?![个种大点步条类次天分秒倍层款本位张件项段篇句台年月日])\p{L}/u,
  /^[①-⑳]/,
  /^[IVX]+[.、]\s*\S/,
  /^第\s*\d+\s*[回条步]/,
  /^(?:step|chapter|part|lesson|section|week|day|unit|module|rule|tip)\s*\d+\b/i,
]

/** Whether a heading has a number of its own. */
export function isNumbered(title: string): boolean {
  return [...NUMBERED, ...OTHERS].some((way) => way.test(title.trim()))
}

const NUMBER =
  /^(?:[\p{So}\s■●◆◇□○•#*·]|第[一二三四五六七八九十\d]+[章节節部讲講课課回]|(?:附录|附錄|appendix)\s*[A-Z\d]?|[一二三四五六七八九十]+[、．.]|[（(]?\d{1,2}(?:\.\d{1,2})*[)）、．.:：]?(?=[\s\p{L}])|[①-⑳]|[IVX]+[.、](?=\s))*[\s:：、.]*/iu

/** A heading without the number and the signs before it. */
export function unnumbered(title: string): string {
  return title.replace(NUMBER, '')
}
