import type { Language } from '../language.js'

/** English. */
export const en: Language = {
  connective:
    /^(?:(?:however|therefore|thus|hence|so|but|and|moreover|furthermore|in addition|additionally|also|besides|finally|first|second|third|next|then|in fact|indeed|of course|note that|in other words|that is|for example|for instance|as a result|consequently|in general|in particular|instead|nevertheless|still|again|recall that|clearly|obviously|fortunately|unfortunately|in practice|in short),\s+|(?:but|and|therefore|thus(?! far)|hence|moreover|furthermore|consequently|in other words|nevertheless|note that|recall that)\s+(?=[a-z`]))/iu,
  sequel: /^(?:so(?! (?:far|that|many|much|long|called)\b)|therefore|thus|hence)\s+(?=[a-z])/iu,
  pronoun:
    /^(?:this|that|these|those|it|they|he|she|its|their|here|there|such|both|the (?:former|latter|above|same)|doing so|(?:most|some|all|many|none|each|part|one) of (?:it|them|this|these|those))\b/iu,
  condition:
    /^(?:if|unless|when|whenever|once|until|as long as|provided|providing|except|only|suppose|assuming|given|only if|only when|even if)\b/iu,
  suspense: /(?!)/u,
  negation: /\b(?:not|never|no|nor|neither|without|cannot|[a-z]+n['’]t)\b/iu,
  count: /\b(?:two|three|four|five|six|seven|eight|several|following|various|\d+) [^,;:]*:$/iu,
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
  leadIn:
    /^(?:however|therefore|thus|hence|so|but|and|or|moreover|furthermore|also|besides|finally|then|now|in fact|indeed|of course|for example|for instance|as a result|in particular|instead|next,|first,|second,|third,|this|that|these|those|it|they|he|she|here|there|such|both|we|you|i(?=[\s'’])|one (?:of|can|may|would)|our|your|if|when|unless|because|since|although|though|while|once|given|suppose|assume|assuming|consider|note|notice|recall|let(?:['’]s| us| me)|as (?:shown|we|you|follows|before)|where|which|who|whose)\b/iu,
  pending:
    /\b(?:is|are|was|were|be|that|the|an?|of|to|and|or|but|as|by|for|with|in|on|at|from|into|via|using|such as|including|namely|called|than|then|thus|so|if|when|where|which|its|their|our|your|though|because|since|while|e\.g|i\.e|gets?|obtains?|have|has|yields?|gives?|becomes?|returns?|says?|shows?|means|follows?|below|like (?:this|so)|this way|(?<!how )(?:we|you|can|to|should|must|will|and|then|i) (?:run|do|see|use|try|write|call|type|add|find))$|\b(?:as follows|following)\b/iu,
  instruction:
    /^(?:let(?:'|’)?s|let us|now|next|here|below|we (?:will|can|now|need|first|then|define|use|implement|begin|start)|in this (?:section|chapter)|to \w+|first|consider|note that|recall|use|define|run|suppose|as (?:shown|illustrated))\b/iu,
  example: /^(?:for example|for instance|e\.g|such as|i\.e|that is|say)\b/iu,
  apparatus:
    /^(?:exercises?|discussions?|references?(?: (?:and|&) .{1,24})?(?:\(s\))?\s*[:：]?$|further (?:reading|resources)|(?:recommended|suggested|additional|related) (?:reading|readings|resources|links|articles)|(?:external |useful )?links$|acknowledge?ments?\b|see also|resources$|bibliography|changelog)(?!\w)/iu,
  summary: /^(?:summary|conclusions?|takeaways|recap|wrap-?up)\b/iu,
}
