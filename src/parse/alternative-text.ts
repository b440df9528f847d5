/** What editors and picture hosts write where nobody described a picture. */
const FILLED_IN =
  /^(?:[^\s/]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)|(?:image|img|pasted image|screenshot|screen shot)(?:[-_ ]?[\d-]+)*|imgur|picture|untitled|alt text|image description|图片|截图|截屏|在这里插入图片描述|请添加图片描述|输入图片说明)$/i

/** An alternative text that somebody wrote; empty where it is none. */
export function describing(text: string): string {
  // Obsidian writes a width behind the alternative text, or alone.
  const written = text.replace(/(?:^|\|)\d+(?:x\d+)?$/, '')
  return FILLED_IN.test(written.trim()) ? '' : written
}

/** The alternative text of an HTML tag of a picture. */
export function describingTag(tag: string): string {
  return describing(/\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).find(Boolean) ?? '')
}
