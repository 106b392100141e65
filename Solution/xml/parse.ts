import { XmlError, type XmlElement } from "./element";
import { lineAt, type Places } from "./lines";
import { decoded, FORBIDDEN, NAME, isBlank } from "./text";

/** Elements within each other; a form has some fifteen. What goes through them calls itself for each. */
const MOST_LEVELS = 200;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
  /** The prefixes of namespaces that it declares. */
  readonly prefixes: readonly string[];
}

const TAG_NAME = new RegExp(NAME, "y");
const ATTRIBUTE = new RegExp(`[ \\t\\r\\n]+(${NAME})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"([^"<]*)"|'([^'<]*)')`, "y");
const TAG_END = /[ \t\r\n]*(\/?)>/y;
const DECLARATION = /^<\?xml[ \t\r\n]+version[^?]*\?>/;

/**
 * Reads a text as XML 1.0 with its namespaces, strictly: what it takes is well-formed. A DOCTYPE it refuses, as the
 * platform's own reader does (XmlReaderSettings.DtdProcessing, "Prohibit" unless set), so no entity but the five of XML
 * is known and none grows.
 * @throws XmlError with the line, without the file's name
 */
export function readXml(text: string): Places {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const fail = (fault: string, at: number): never => {
    const line = lineAt(source, at);
    throw new XmlError(`${fault} (line ${line})`, { line });
  };
  const forbidden = source.search(FORBIDDEN);
  if (forbidden !== -1) fail("it holds a character that XML does not allow: remove it", forbidden);
  const offsets: number[] = [];
  const open: Open[] = [];
  const declared: string[] = ["xml"];
  let root: XmlElement | undefined;
  let at = DECLARATION.exec(source)?.[0].length ?? 0;

  const addText = (piece: string, from: number, isPlain: boolean): void => {
    const top = open.at(-1);
    if (top === undefined) {
      if (!isBlank(piece)) fail("it holds text outside its root element: remove it", from + piece.search(/\S/));
      return;
    }
    const end = isPlain ? piece.indexOf("]]>") : -1;
    if (end !== -1) fail('it holds "]]>" in a text: write "]]&gt;"', from + end);
    const value = isPlain ? decoded(piece, (fault, offset) => fail(fault, from + offset)) : piece;
    if (top.children.length === 0) top.text += value;
  };
  const close = (): void => {
    const top = open.pop();
    if (top === undefined) return;
    const { name, attributes, children } = top;
    // White space alone is the layout of an empty element.
    const text = children.length > 0 || isBlank(top.text) ? "" : top.text;
    declared.length -= top.prefixes.length;
    const element = { name, attributes, children, text };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  };
  const checkPrefix = (name: string, where: number): void => {
    const [prefix = "", local, more] = name.split(":");
    if (local === "" || prefix === "" || more !== undefined) fail(`"${name}" is no name: correct its colons`, where);
    if (!declared.includes(prefix))
      fail(`the prefix of "${name}" is not declared: add xmlns:${prefix} to the root element`, where);
  };
  const startTag = (from: number): number => {
    TAG_NAME.lastIndex = from + 1;
    const name = TAG_NAME.exec(source)?.[0];
    if (name === undefined) return fail('it holds a "<" that begins no tag: write "&lt;"', from);
    let end = from + 1 + name.length;
    const attributes: Record<string, string> = {};
    const prefixes: string[] = [];
    const prefixed: string[] = name.includes(":") ? [name] : [];
    for (;;) {
      ATTRIBUTE.lastIndex = end;
      const match = ATTRIBUTE.exec(source);
      if (match === null) break;
      const key = match[1] ?? "";
      if (Object.hasOwn(attributes, key)) fail(`<${name}> has the attribute ${key} twice: remove one`, from);
      const raw = match[2] ?? match[3] ?? "";
      const value = /[&\t\r\n]/.test(raw) ? decoded(raw, (fault) => fail(fault, end), true) : raw;
      // By its setter, this one name would set what the object inherits from.
      if (key === "__proto__") Object.defineProperty(attributes, key, { value, enumerable: true });
      else attributes[key] = value;
      if (key.startsWith("xmlns:")) prefixes.push(key.slice("xmlns:".length));
      else if (key.includes(":")) prefixed.push(key);
      end = ATTRIBUTE.lastIndex;
    }
    TAG_END.lastIndex = end;
    const closing = TAG_END.exec(source);
    if (closing === null) return fail(`the tag <${name}> is not well written: correct its attributes`, from);
    if (open.length === 0 && root !== undefined) fail("it holds a second root element: remove one", from);
    if (open.length === MOST_LEVELS) fail(`its elements lie more than ${MOST_LEVELS} deep in each other`, from);
    declared.push(...prefixes);
    prefixed.forEach((one) => checkPrefix(one, from));
    offsets.push(from);
    open.push({ name, attributes, children: [], text: "", prefixes });
    if (closing[1] === "/") close();
    return TAG_END.lastIndex;
  };
  const endTag = (from: number): number => {
    const end = source.indexOf(">", from);
    const name = source.slice(from + 2, end === -1 ? from + 2 : end).trimEnd();
    const top = open.at(-1);
    if (top?.name !== name)
      fail(top === undefined ? "it closes a tag that is not open" : `<${top.name}> is not closed where it ends`, from);
    close();
    return end + 1;
  };
  const upTo = (end: string, from: number, what: string): number => {
    const found = source.indexOf(end, from);
    return found === -1 ? fail(`${what} has no end: close it with "${end}"`, from) : found;
  };
  const special = (from: number): number => {
    if (source.startsWith("<!--", from)) {
      const end = upTo("-->", from + 4, "a comment");
      if (/--|-$/.test(source.slice(from + 4, end))) fail('a comment holds "--": remove it', from);
      return end + 3;
    }
    if (source.startsWith("<![CDATA[", from) && open.length > 0) {
      const end = upTo("]]>", from, "a CDATA section");
      addText(source.slice(from + 9, end).replace(/\r\n?/g, "\n"), from, false);
      return end + 3;
    }
    if (source.startsWith("<!DOCTYPE", from))
      fail("it holds a DOCTYPE, which the platform does not read: remove it", from);
    if (!source.startsWith("<?", from)) return fail('it holds a "<!" that begins nothing: remove it', from);
    const end = upTo("?>", from, "an instruction");
    if (/^xml(?![\w.-])/i.test(source.slice(from + 2, end)))
      fail("it has an XML declaration that is not its first line", from);
    return end + 2;
  };

  for (;;) {
    const next = source.indexOf("<", at);
    if (next !== at) addText(source.slice(at, next === -1 ? undefined : next), at, true);
    if (next === -1) break;
    const kind = source[next + 1];
    at = kind === "/" ? endTag(next) : kind === "!" || kind === "?" ? special(next) : startTag(next);
  }
  const top = open.at(-1);
  if (top !== undefined) return fail(`<${top.name}> is not closed`, source.length);
  if (root === undefined) return fail("it holds no element", source.length);
  return { source, root, offsets };
}
