/**
 * Closed classes of what a site prints around its pages, in Chinese of both scripts, English,
 * Japanese and Korean: its own words, and none of what a page is about.
 */

/** A step to another page, or up this one. */
export const STEP = new RegExp(
  `^(?:${[
    '(?:上|下|前|后|後)[一1]?(?:篇|章|节|節|页|頁|讲|講|课|課|回)(?:文章)?',
    '(?:返回|回到|回)(?:到)?(?:首页|首頁|目录|目錄|顶部|頂部|顶端|頂端|上一?级|上层|主页|开头|開頭)|首页|首頁',
    'prev(?:ious)?(?: (?:page|chapter|article|post|section|lesson|part))?',
    'next(?: (?:page|chapter|article|post|section|lesson|part|up))?',
    '(?:back|return|go) to (?:the )?(?:top|contents|table of contents|toc|index|home|main page|readme)',
    '(?:table of )?contents|index|home|top|up',
    '前へ|次へ|前の(?:記事|ページ|章)|次の(?:記事|ページ|章)|(?:ページ)?(?:トップ|先頭|目次)(?:へ|に)(?:戻る)?',
    '이전(?: ?글| ?장| ?페이지)?|다음(?: ?글| ?장| ?페이지)?|맨 ?위로|목차로',
  ].join('|')})$`,
  'iu',
)

/** A step that nobody takes for anything else, so that it may stand alone and without a link. */
export const PLAIN_STEP =
  /^(?:(?:返回|回到)(?:首页|首頁|目录|目錄|顶部|頂部)|back to (?:the )?(?:top|contents|table of contents|toc)|(?:ページ)?(?:トップ|先頭)へ戻る|맨 ?위로)$/iu

/** The names of languages, as a bar of translations writes them. */
export const LANGUAGE =
  /^(?:english|en(?:-us)?|(?:简体|繁體|繁体|正體)?中文(?:版|[(（].{1,4}[)）])?|(?:simplified|traditional) chinese|chinese|简体|繁體|zh(?:-(?:cn|tw|hk|hans|hant))?|日本語|japanese|jp|ja|한국어|korean|ko|deutsch|german|de|français|french|fr|español|spanish|es|português(?: \(.{2,10}\)| do brasil)?|portuguese|pt(?:-br)?|русский|russian|ru|italiano|italian|it|türkçe|turkish|tr|tiếng việt|vietnamese|vi|العربية|arabic|ar|polski|polish|pl|українська|ukrainian|uk|bahasa indonesia|indonesian|हिन्दी|hindi|فارسی|persian|nederlands|dutch|ไทย|thai|čeština|svenska)$/iu

/** Who may copy the page. */
export const LICENCE = new RegExp(
  [
    '(?:著作|版)[权權]归(?:原?作者|本人|本站|.{1,12}所有)|(?:著作|版)權歸.{1,12}(?:所有)?|版权声明[:：]',
    '(?:转载|轉載)(?:本文)?时?(?:请|請|需|须|须|必须|務必|务必|敬请).{0,4}(?:注明|註明|标明|保留|联系|聯繫|附)',
    '(?:禁止|谢绝|謝絕|请勿|請勿|不得)(?:任何形式的|擅自|随意)?(?:转载|轉載)',
    '本(?:文|站|博客|作品|教程|书|書|项目|專案|仓库|网站).{0,24}(?:采用|採用|遵循|遵守|基于|使用|以).{0,24}(?:CC[ -]BY|CC0|知识共享|知識共享|创用|創用|creative commons|许可协议|授權條款|许可证|协议).{0,24}(?:许可|授权|授權|发布|發布|共享|协议|进行|条款)?',
    '本文(?:首发|首發|最初发表|同步发)(?:于|於|表于|布于)',
    '(?:this|the content of this|all content on this|the text of this) (?:work|article|post|page|site|book|text|document|repository)?.{0,12}\\blicen[sc]ed under',
    '^(?:licen[sc]ed under|released under) .{0,24}(?:creative commons|CC|MIT|apache|GPL)',
    'all rights reserved|^(?:copyright\\s*(?:©|\\(c\\)|\\d{4})|©\\s*\\d{4})',
    '(?:無断|無許可).{0,4}(?:転載|複製).{0,6}(?:禁|ご遠慮)|転載を?(?:禁|ご遠慮)',
    '무단 ?(?:전재|복제|배포).{0,12}금지',
  ].join('|'),
  'iu',
)

/** The fellows of a licence: who wrote it, and where it stood first. */
export const ORIGIN =
  /^(?:作者|原文(?:作者|链接|連結|地址)?|本文(?:作者|链接|連結|地址|标题)|链接|連結|来源|來源|出处|出處|标题|author|link|source|url)\s*[:：]/iu

/** A request to follow, to subscribe, to give. */
export const REQUEST = new RegExp(
  [
    '(?:欢迎|歡迎|记得|記得|别忘了|麻烦|敬请|赶紧|快来)(?:大家|各位|你|您)?.{0,6}(?:关注|關注|追蹤|订阅|訂閱|扫码|扫描|掃描|点赞|點讚|收藏|转发|打赏|赞赏|加入.{0,6}群|star)',
    '(?:关注|關注|追蹤|订阅|訂閱)(?:一下)?(?:我(?:们|們)?|作者|笔者|筆者|博主|本人)?的?(?:微信)?(?:公众号|公眾號|频道|頻道|博客专栏)[:：「“【《]',
    '(?:微信|公众号)(?:中|里)?(?:搜索|搜一搜|搜).{0,24}(?:关注|订阅|扫|二维码)',
    '(?:扫描|扫一扫|扫|长按|識別|识别)(?:下方|下面|上方|上面|文末|右侧)(?:的)?(?:图片|二维码|QR ?code)',
    '(?:如果|要是|若|觉得|覺得).{0,24}(?:有帮助|有幫助|有用|有收获|不错|喜欢|喜歡|写得好).{0,24}(?:点.{0,3}赞|點讚|点个|關注|关注|收藏|转发|分享|star|赞赏|打赏|在看|支持)',
    '(?:一键|一鍵|求)三(?:连|連)|(?:创作|码字|写作|整理|創作)不易.{0,24}(?:赞|讚|支持|关注|关注|认可|动力|鼓励)',
    '(?:赞赏|讚賞|打赏).{0,10}(?:是我|支持|动力|一下|作者)|请(?:我|作者)喝(?:杯)?(?:咖啡|奶茶|茶)',
    '\\b(?:subscribe|sign up) (?:to|for) (?:my|our|the|this) (?:free |weekly |monthly )*(?:newsletter|channel|blog|mailing list|podcast|feed)',
    '\\bfollow (?:me|us) (?:on|at|@)|\\bbuy (?:me|us) a (?:coffee|beer)|\\bsupport (?:me|us|my work|this (?:blog|site|project)) (?:on|by|via)',
    '\\bif you (?:enjoyed|liked|like|enjoy|found) this\\b.{0,60}(?:shar|clap|subscrib|follow|\\bstar|newsletter|coffee|support)',
    '\\bthanks for reading\\b|\\bjoin (?:my|our) (?:newsletter|mailing list|discord|slack|telegram|community)',
    '(?:チャンネル登録|フォロー|いいね|シェア|メルマガ|リアクション).{0,24}(?:お願い|励みに|いただけると|してください|してもらえると|嬉しい|うれしい)',
    '(?:구독|좋아요|팔로우|공유).{0,16}(?:부탁|해 ?주세요|눌러)',
  ].join('|'),
  'iu',
)

/** Where a picture comes from. */
export const CREDIT =
  /^[（(*]?(?:(?:cover |header |hero )?(?:photo|photograph|image|picture|illustration|artwork)s?(?: (?:by|credits?|source|courtesy|from|via)\b|\s*[:：]\s*(?:by|from)\b)|(?:题图|封面|配图|头图|图片|圖片|图源|圖源)(?:来源|來源|来自|來自|出处|出處|源|via|by|取自|均来自)|(?:图源|圖源)\s*[:：])/iu

/** What authors tell themselves to do yet. */
export const UNFINISHED =
  /^[\s/#*（(【[]*(?:(?:TODO|FIXME|TBD)(?![\p{L}\p{N}_.])|todo\s*[:：]|(?:待补充?|待補充?|待写|待寫|待续写|待完善|待整理)\s*(?:[:：。.）)】\]…]|$))/u

/** The end of the page, said. */
export const CLOSING =
  /^[—–\-=*~·\s（(【[]*(?:全文完|本文完|正文完|完|未完待续|未完待續|待续|the end|fin|eof)[）)】\]！!。.—–\-=*~·\s]*$/iu

/** Headings over nothing else. */
export const HEADED =
  /^(?:(?:赞赏|讚賞|打赏|捐赠|捐贈|赞助|贊助|支持)(?:作者|我|我们|一下|本站|支持)?|(?:关注|關注|联系|聯繫)(?:我|作者|我们|笔者|博主|公众号)|(?:版权|著作权|版權)(?:声明|聲明|信息|说明)?|(?:许可|授权)(?:证|协议|声明)|(?:我的|作者|微信)?公众号|求赞|buy me a coffee|donat(?:e|ions?)|sponsors?|backers|support (?:me|us|this project)|licen[sc]e|licensing|copyright|follow (?:me|us)|스폰서|라이[선센]스|ライセンス|スポンサー)$/iu

/** Headings that stand over such words where what follows says so. */
export const MAY_HEAD =
  /^(?:订阅|訂閱|交流(?:群)?|加群|微信群|关于(?:作者|我|本站)|subscribe|newsletter|stay (?:in touch|updated)|about the author|购买)$/iu
