import type { Lang } from '../parse/script.js'

/**
 * Closed classes of words that steer what can stand alone. General words of each language, none of
 * any note; Japanese and Korean notes go by punctuation and place alone.
 */
export interface Language {
  /** At the head of a sentence it may be dropped, with its comma. */
  readonly connective: RegExp
  /** The like at the head of a clause within its sentence: it only says that this comes next. */
  readonly sequel: RegExp
  /** Points back at something that the slide may not show. */
  readonly pronoun: RegExp
  /** Opens a clause that needs its main clause: cut off, its condition is lost. */
  readonly condition: RegExp
  /** Opens a clause that its main clause can do without. */
  readonly concession: RegExp
  /** At the head of a clause: it goes on with what stands before and has no subject of its own. */
  readonly continuation: RegExp
  /** At the head of the next clause: what stands before means something else without it. */
  readonly turn: RegExp
  /** At the head of the next clause: what stands before is only its subject. */
  readonly predicate: RegExp
  /** At the end of a clause: it breaks off. */
  readonly open: RegExp
  /** At the end of a clause: it says by what means, and not what is done. */
  readonly means: RegExp
  /** The first half of a pair whose second half says the rest. */
  readonly half: RegExp
  /** The second half of such a pair. */
  readonly otherHalf: RegExp
  /** At the end of a clause: it only says when or where. */
  readonly adverbial: RegExp
  /** Tells the listener what is done next. */
  readonly instruction: RegExp
  /** Opens an example or an aside. */
  readonly example: RegExp
  /** Headings of what a talk leaves to the reader: said, not shown. */
  readonly apparatus: RegExp
  /** Headings of what sums up: the talk's own takeaways. */
  readonly summary: RegExp
}

const ZH: Language = {
  connective:
    /^(?:所以|因此|因而|于是|但是|但|不过|然而|可是|而且|并且|此外|另外|同时|其实|事实上|实际上|总之|换言之|换句话说|也就是说|当然|首先|其次|再次|最后|然后|接着|随后|至此|更重要的是|具体来说|具体而言|简单来说|简单地说|总的来说|一般来说|通常来说|值得注意的是|需要注意的是|注意|例如|比如|比如说|举个例子)(?:[，,：:]\s*|\s*(?=(?!的)[\p{sc=Han}A-Za-z]))/u,
  sequel: /^(?:然后|接着|随后|于是|所以|因此|因而)\s*(?=[\p{sc=Han}A-Za-z])/u,
  pronoun: /^(?:这|那|它|他|她|其中?|此|该|上述|前者|后者|以上|如此|这样|那么)/u,
  condition:
    /^(?:如果|假如|假设|若|倘若|要是|只要|只有|除非|即使|哪怕|无论|不管|不论|一旦|当|每当)/u,
  concession:
    /^(?:虽然|尽管|由于|因为|随着|为了|要(?!求|么|点|素|紧|害|.*是)|通过|对于|关于|根据|按照|在|从|自从|经过|除了|作为|相比|相较|相对于|不同于|比起|正如|眼看|我们(?:之前|前面)|前面|与其|既然|鉴于|面对|针对|围绕|伴随|谈到|而谈到|说到|提到|借助|凭借|基于|按|当时|这时|此时|曾经|早在|就在|有了|自|至于|向|以)/u,
  continuation:
    /^(?:另一方面|一方面|更|而|并|且|也|就|则|还|又|才|都|从而|进而|以及|或|和|与|及|来|去|使|让|把|将|被|是|为|即|因此|所以|但|却|可|再|然后|接着|于是|那么|否则|不仅|不但|只是|只能|甚至|包括|其中|以便|以免|直到|用来|用于|的|地|得|了|着|过|吗|呢|吧|等)/u,
  turn: /^(?:代价是|前提是|条件是|缺点是|坏处是|再加上|加上|如(?!果|何|此|今)|而是|而非|但|但是|却|然而|不过|可是|只是|才|就|则|那么|否则|除非|并非|不是|都|也|而不是)/u,
  predicate:
    /^(?:以及|甚至|乃至|决定|说明|表示|影响|取决于|来自|属于|开始|导致|造成|共同|纷纷|已经|正在|一直|往往|不仅|是|就是|并不是|不是|并非|正是|都是|也是|会|能|可以|必须|需要|应该|成为|成了|变成|叫做|称为|意味着|有着|具有)/u,
  open: /(?:是|就是|为|有|说|指|在于|包括|以及|和|与|或|的|如下|一是|第一|通过|对|把|将|被|让|使|向|给|比如|例如|即|之一是|不再是|等|相反|因此|所以|然而|并且|而且|并|且)$/u,
  means: /(?:可以|能够|能|会|将|需要|要)(?:根据|通过|按照|依据|凭借|借助)(?!.*[来去]).*$/u,
  half: /(?:虽然|尽管|不仅|不但|不只|不光|之所以|与其|宁可|宁愿|既(?!然)|首先|一旦|不是|并非|并不是)/u,
  otherHalf:
    /^(?:但|却|仍|一方面|更|还|也|而且|是因为|不如|又|其次|就|而是|因此|甚至|以及|包括|即使)/u,
  adverbial:
    /(?:时|时候|之后|以后|后|之前|以前|前|的话|之中|以来|方面|情况下|过程中|基础上|来说|而言|看来|之间|期间|之外|以外|不久|(?:发展|过程|基础|意义|程度|问题|领域|情况|条件|背景|前提|部分)(?:上|中|下|里))$/u,
  instruction:
    /^(?:接下来|下面|现在|让我们|我们先|首先|为了|请|先|可以|本节|本章|我们(?:将|可以|需要|来|首先|定义|使用|实现))/u,
  example: /^(?:比如|例如|譬如|举个例子|举例|如|即|也就是)/u,
  apparatus:
    /^(?:(?:课后|課後)?(?:练习|習題|练習|練習|习题|作业|作業)(?!调度|系统|流|管理|控制|队列)|[参參]考(?!系|架|模型|实现|答案|价)|(?:延伸|扩展|擴展|拓展|推荐|推薦|相关|相關|更多|进一步|深入)(?:的)?(?:阅读|閱讀|链接|連結|文章|资料|資料|资源|資源)|引用(?:文献|文獻|来源|來源)|文献|文獻|致谢|致謝|鸣谢|鳴謝|讨论(?!的|中|如|怎|为))/u,
  summary: /^(?:小结|总结|本章小结|本节小结|结语|回顾)/u,
}

const EN: Language = {
  connective:
    /^(?:however|therefore|thus|hence|so|but|and|moreover|furthermore|in addition|additionally|also|besides|finally|first|second|third|next|then|in fact|indeed|of course|note that|in other words|that is|for example|for instance|as a result|consequently|in general|in particular|instead|nevertheless|still|again|recall that|clearly|obviously|fortunately|unfortunately|in practice|in short)(?:,\s+|\s+(?=[a-z`]))/iu,
  sequel: /^(?:so|therefore|thus|hence)\s+(?=[a-z])/iu,
  pronoun:
    /^(?:this|that|these|those|it|they|he|she|its|their|here|there|such|both|the (?:former|latter|above|same)|doing so|(?:most|some|all|many|none|each|part|one) of (?:it|them|this|these|those))\b/iu,
  condition:
    /^(?:if|unless|when|whenever|once|until|as long as|provided|providing|except|only|suppose|assuming|given|only if|only when|even if)\b/iu,
  concession:
    /^(?:now that|although|though|while|whereas|since|because|as|after|before|in|on|at|by|for|to|with|from|during|besides|despite|instead of|unlike|like|among|using)\b/iu,
  continuation:
    /^(?:and|or|but|nor|so|yet|which|who|whom|whose|where|that|then|because|since|while|whereas|although|though|as|if|unless|with|without|to|for|by|in|on|at|of|from|including|such as|like|e\.g|i\.e|rather than|not|making|allowing|causing|leading|meaning|thus|hence|is|are|was|were|has|have|can|will|would|should)\b/iu,
  turn: /^(?:at the (?:cost|expense|price)|as long as|but|unless|except|only|if|yet|rather|not|until|provided|though|although|then|nor|without)\b/iu,
  predicate: /^(?:is|are|was|were|has|have|had|can|could|will|would|must|should|may|does|do)\b/iu,
  open: /\b(?:is|are|was|were|be|that|the|an?|of|to|and|or|as|by|for|with|in|on|such as|including|namely|called|than|if|when|where|which|its|their|our|your|though|although|because|since|while|e\.g|i\.e)$/iu,
  means: /(?!)/u,
  half: /\b(?:not only|either|neither|both|not|rather than|on the one hand|between|if|whether)\b/iu,
  otherHalf: /^(?:but|or|nor|and|also|on the other hand|then)\b/iu,
  adverbial: /^(?:in|on|at|by|for|to|with|from|during|after|before|as)\b[^,]*$/iu,
  instruction:
    /^(?:let(?:'|’)?s|let us|now|next|here|below|we (?:will|can|now|need|first|then|define|use|implement|begin|start)|in this (?:section|chapter)|to \w+|first|consider|note that|recall|use|define|run|suppose|as (?:shown|illustrated))\b/iu,
  example: /^(?:for example|for instance|e\.g|such as|i\.e|that is|say)\b/iu,
  apparatus:
    /^(?:exercises?|discussions?|references?(?: (?:and|&) .{1,24})?(?:\(s\))?\s*[:：]?$|further (?:reading|resources)|(?:recommended|suggested|additional|related) (?:reading|readings|resources|links|articles)|(?:external |useful )?links$|acknowledge?ments?\b|see also|resources$|bibliography|changelog)(?!\w)/iu,
  summary: /^(?:summary|conclusions?|takeaways|recap|wrap-?up)\b/iu,
}

const VERSUS =
  /\bvs\b|\bversus\b|\bcompar(?:ed|ing|ison)\b|\bdifferences?\b|对比|区别|差异|异同|不同点|比较$|違い|比較|차이|비교/iu

/** Whether a title sets things against one another, in any language. */
export function versus(title: string): boolean {
  return VERSUS.test(title)
}

/** The word classes of a language; Japanese and Korean have only what Chinese marks by punctuation. */
export function languageOf(lang: Lang): Language {
  return lang === 'en' ? EN : lang === 'zh' ? ZH : PLAIN
}

const NEVER = /(?!)/u
const PLAIN: Language = {
  connective: NEVER,
  sequel: NEVER,
  pronoun: /^(?:これ|それ|この|その|あれ|이|그|저)/u,
  condition: NEVER,
  concession: NEVER,
  continuation: /^(?:そして|しかし|が|けど|ので|から|그리고|그러나|하지만)/u,
  turn: /^(?:しかし|ただし|하지만|그러나)/u,
  predicate: NEVER,
  open: /(?:は|が|を|に|で|と|の|은|는|이|가|을|를|의)$/u,
  means: NEVER,
  half: NEVER,
  otherHalf: NEVER,
  adverbial: /(?:とき|場合|ため|ので|から|ば|たら|なら|ても|하면|때|지만)$/u,
  instruction: /^(?:次に|まず|では|먼저|다음)/u,
  example: /^(?:たとえば|例えば|예를 들어)/u,
  apparatus:
    /^(?:参考(?!系|架|モデル|実装)|練習|関連(?:リンク|記事|資料)|引用元|出典|謝辞|참고|연습|더 읽을거리)/u,
  summary: /^(?:まとめ|おわりに|おさらい|정리|마무리)/u,
}
