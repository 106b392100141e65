/** An element of XML. */
export interface CsdlElement {
  readonly name: string;
  /** Those that are undefined are left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly CsdlElement[];
}

/** An element with what stands in it. */
export function element(
  name: string,
  attributes: CsdlElement["attributes"] = {},
  children: readonly CsdlElement[] = [],
): CsdlElement {
  return { name, attributes, children };
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** An element as text. */
export function serialized({ name, attributes, children }: CsdlElement): string {
  const head = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? "" : ` ${key}="${escaped(value)}"`))
    .join("");
  return children.length === 0
    ? `<${name}${head} />`
    : `<${name}${head}>${children.map(serialized).join("")}</${name}>`;
}
