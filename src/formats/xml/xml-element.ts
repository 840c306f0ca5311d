/** An element of XML as the framing gives it to readers, in JSON. Prefixes of names are taken off. */
export interface XmlElement {
  element: string;
  attributes: Readonly<Record<string, string>>;
  /** Elements and the text between them, in order. */
  children: readonly (XmlElement | string)[];
}

export function isXmlElement(value: unknown): value is XmlElement {
  const { element, attributes, children } = Object(value) as Partial<Record<keyof XmlElement, unknown>>;
  return typeof element === 'string' && typeof attributes === 'object' && Array.isArray(children);
}

/** The children of that name, in order. */
export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => isXmlElement(child)).filter((child) => child.element === name);
}

/** The first element of that name within the given one, however deep; itself, if it is that. */
export function findElement(element: XmlElement, name: string): XmlElement | null {
  if (element.element === name) return element;
  for (const child of element.children) {
    const found = isXmlElement(child) ? findElement(child, name) : null;
    if (found !== null) return found;
  }
  return null;
}

/** All text within the element, in order. */
export function elementText({ children }: XmlElement): string {
  return children.map((child) => (isXmlElement(child) ? elementText(child) : child)).join('');
}

/** The texts of the children of that name, empty ones left out. */
export function childTexts(element: XmlElement, name: string): string[] {
  return childrenOf(element, name)
    .map((child) => elementText(child).trim())
    .filter((text) => text !== '');
}
