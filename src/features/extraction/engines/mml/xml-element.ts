/** An element with its local name; prefixes are the writer's choice and tell nothing. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** By local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
}

export const isElement = (child: XmlElement | string): child is XmlElement =>
  typeof child !== 'string';

export const elementsOf = (element: XmlElement | undefined): XmlElement[] =>
  element?.children.filter(isElement) ?? [];

export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => child.name === name);

/** First element at a path of local names below this one. */
export function at(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  let found = element;
  for (const name of path) found = elementsOf(found).find((child) => child.name === name);
  return found;
}

export const attributeOf = (element: XmlElement | undefined, name: string): string =>
  element?.attributes.get(name)?.trim() ?? '';

/** Elements of this name in document order, the element itself included. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const below = elementsOf(element).flatMap((child) => descendants(child, name));
  return element.name === name ? [element, ...below] : below;
}
