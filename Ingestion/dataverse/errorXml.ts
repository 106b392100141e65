import { Parser } from "htmlparser2";

/** Characters of the longest error that is read. What is longer is a page. */
const LONGEST = 65_536;
const ROOT = /^\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?error[\s>]/i;

/**
 * An error body in XML as the object that the same error is in JSON: `error` with `code` and `message`, as OData has it
 * in Atom, or .NET's `Error` with `Message`, `ExceptionMessage` and `ErrorCode`. Whose it is shows with the code.
 * @returns undefined for what is no such document, or was cut short on its way
 */
export function errorXml(text: string): unknown {
  if (text.length > LONGEST || !ROOT.test(text)) return undefined;
  /** Names of the open elements without their prefixes, the root's first. */
  const open: string[] = [];
  const fields: Record<string, string> = {};
  let root: string | undefined;
  const parser = new Parser(
    {
      onopentagname(name) {
        open.push(name.slice(name.indexOf(":") + 1));
        const [, field] = open;
        if (open.length === 2 && field !== undefined) fields[field] ??= "";
      },
      // An inner error has a message of its own.
      ontext(data) {
        const [, field] = open;
        if (open.length === 2 && field !== undefined) fields[field] = (fields[field] ?? "") + data;
      },
      onclosetag(_name, isImplied) {
        const name = open.pop();
        if (open.length === 0 && !isImplied) root ??= name;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (root === undefined) return undefined;
  const said = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]));
  return root === "error" ? { error: said } : said;
}
