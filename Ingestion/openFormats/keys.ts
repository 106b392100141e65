/** Spellings of keys that were met, each with its plain one: few keys stand in millions of objects. */
const met = new Map<string, string>();
const MOST_MET = 5_000;

/**
 * What an object holds, by its keys in small letters and without what parts their words: `start_time`, `startTime` and
 * `StartTime` are one name, spelled as three programs do. Of two that say something the first counts.
 */
export function byKey(value: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const plain = new Map<string, unknown>();
  for (const key of Object.keys(value)) {
    const own = plainKey(key);
    if ((plain.get(own) ?? null) === null) plain.set(own, value[key]);
  }
  return plain;
}

function plainKey(key: string): string {
  const known = met.get(key);
  if (known !== undefined) return known;
  const plain = key.replace(/[_\s-]/g, "").toLowerCase();
  if (met.size < MOST_MET) met.set(key, plain);
  return plain;
}

/** A cell of a table, in quotes or not, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^"\t,;\n][^\t,;\n]*|))(\t|,|;|\n|$)/y;
/** Columns of words, and such as stand beside them: a line that names both is no sentence. */
const HEAD =
  /^(?=.*\b(?:text|transcript|utterance|message|sentence)\b)(?=.*\b(?:speaker|start|time|timestamp|role|channel)).*[\t,;]/i;

/** What a table says that is written as a text, row by row, by the names above its columns; undefined for any other text. */
export function rowsIn(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  const unix = text.replace(/\r\n?/g, "\n").trim();
  const head = unix.slice(0, 500).split("\n", 1)[0] ?? "";
  if (!HEAD.test(head) || head.length > 400 || !unix.includes("\n")) return undefined;
  const separator = ["\t", ";"].find((each) => head.includes(each)) ?? ",";
  const [names = [], ...rows] = cellsIn(unix, separator) ?? [];
  const fits = names.length > 1 && rows.every((row) => row.length === names.length);
  return fits
    ? rows.map((row) => Object.fromEntries(names.map((name, index) => [name.trim(), row[index]])))
    : undefined;
}

function cellsIn(text: string, separator: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  let open = "";
  while (CELL.lastIndex <= text.length) {
    const [whole, quoted, plain = "", end = ""] = CELL.exec(text) ?? [];
    if (whole === undefined) return undefined;
    open += quoted?.replaceAll('""', '"') ?? plain;
    if (end !== separator && end !== "\n" && end !== "") open += end;
    else {
      rows.at(-1)?.push(open);
      open = "";
      if (end === "\n") rows.push([]);
    }
    if (end === "") break;
  }
  return rows;
}
