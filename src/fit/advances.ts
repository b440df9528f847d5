import { isCjk } from '../parse/script.js'

/** Advances of U+0020…U+007E in thousandths of an em: Inter 5.3 at 400 and 700, from its `hmtx`. */
const INTER = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610,
  618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601,
  590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682,
  679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549,
  242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
]
const INTER_BOLD = [
  237, 338, 552, 649, 655, 1015, 672, 339, 377, 377, 559, 679, 334, 468, 334, 388, 674, 431, 630,
  645, 676, 622, 650, 581, 651, 650, 334, 343, 679, 679, 679, 559, 1016, 747, 662, 740, 722, 607,
  587, 751, 747, 281, 584, 719, 565, 932, 762, 770, 648, 777, 657, 655, 668, 732, 747, 1038, 738,
  731, 664, 377, 388, 377, 487, 476, 365, 581, 630, 588, 630, 596, 398, 632, 623, 271, 271, 580,
  271, 912, 622, 613, 630, 630, 407, 560, 366, 623, 600, 850, 580, 602, 573, 469, 372, 469, 679,
]
/** JetBrains Mono gives every glyph 600. */
const MONO = 0.6

/** Width of a character in em, in the theme's body face. */
export function advance(character: string, bold: boolean): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 32 && code < 127) return ((bold ? INTER_BOLD : INTER)[code - 32] ?? 600) / 1000
  if (isCjk(character) || code >= 0x1100) return 1
  return code < 0x250 ? 0.6 : 0.65
}

/** What the code face has beyond Latin, Greek and Cyrillic, in the ranges that it has nearly whole. */
const MONO_SYMBOLS = /[\u2010-\u203a\u2190-\u2199\u2200-\u2265\u2500-\u25cf\u2713\u2717]/

/** Width of a character in em, in the theme's code face; Chinese takes two columns. */
export function monoAdvance(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x1100 || MONO_SYMBOLS.test(character) ? MONO : 1.2
}
