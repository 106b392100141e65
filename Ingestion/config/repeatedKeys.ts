const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],:]/g;

/** An object or list that is open. */
interface Level {
  /** Of an object: the keys so far. */
  readonly keys: Set<string> | undefined;
  /** The key or the place in the list that is being read. */
  at: string | number;
  isKeyNext: boolean;
}

/**
 * The keys that an object of a JSON text names more than once, by their paths, such as `connections[0].webhook`.
 * Parsers take the last one without a word, and whoever wrote the first believes that it counts.
 * @param text valid JSON
 */
export function repeatedKeys(text: string): readonly string[] {
  const found = new Set<string>();
  const levels: Level[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === "{") levels.push({ keys: new Set(), at: "", isKeyNext: true });
    else if (token === "[") levels.push({ keys: undefined, at: 0, isKeyNext: false });
    else if (token === "}" || token === "]") levels.pop();
    else if (level === undefined) continue;
    else if (token === ":") level.isKeyNext = false;
    else if (token === ",") {
      if (typeof level.at === "number") level.at += 1;
      else level.isKeyNext = true;
    } else if (level.isKeyNext) {
      level.at = JSON.parse(token) as string;
      if (level.keys?.has(level.at) === true) found.add(pathOf(levels));
      level.keys?.add(level.at);
    }
  }
  return [...found];
}

function pathOf(levels: readonly Level[]): string {
  return levels
    .map(({ at }) => (typeof at === "number" ? `[${at}]` : `.${at}`))
    .join("")
    .replace(/^\./, "");
}
