/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

type Child = Node | string | undefined

/** An element with a class and what stands in it. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children.filter((child) => child !== undefined))
  return element
}

/** A button that says what it does to who hovers over it. */
export function button(label: string, title: string, act: () => void): HTMLButtonElement {
  const element = el('button', '', label)
  element.type = 'button'
  element.title = title
  element.addEventListener('click', ({ detail }) => {
    act()
    // Who clicks goes on with keys that are the page's; who came by keys stays.
    if (detail > 0) element.blur()
  })
  return element
}

/** Sets a text only where it is another, so that nothing is laid out for nothing. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
