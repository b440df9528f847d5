/** Characters of Chinese word classes, each Simplified one before its Traditional one. */
const PAIRS =
  '为為这這从從虽雖尽儘对對与與则則还還过過当當时時将將让讓随隨据據经經实實际際个個总總结結参參习習题題业業阅閱读讀讨討论論链鏈长長顾顧应應该該决決问問响響导導来來会會开開动動现現说說请請们們显顯设設见見给給图圖数數网網关關于於无無单單较較后後里裡样樣种種类類继繼续續谈談话話围圍绕繞别別么麼谢謝扩擴书書资資条條钟鐘够夠虑慮变變称稱义義众眾体體边邊举舉简簡换換着著针針处處环環节節试試强強页頁记記属屬仅僅达達并並确確凭憑认認预預够夠测測'

const TRADITIONAL = new Map(
  (PAIRS.match(/../gu) ?? []).map(([simplified = '', other = '']) => [simplified, other]),
)

/** A pattern of Simplified Chinese that finds the same words in Traditional characters too. */
export function bothScripts({ source, flags }: RegExp): RegExp {
  let inClass = false
  let both = ''
  for (const character of source) {
    const other = TRADITIONAL.get(character)
    if (character === '[') inClass = true
    if (character === ']') inClass = false
    const pair = character + (other ?? '')
    both += other && !inClass ? `[${pair}]` : pair
  }
  return new RegExp(both, flags)
}
