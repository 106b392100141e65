import type { Brought } from "../metadata/broughtTables";
import type { Schema } from "../metadata/schema";
import type { SolutionContent } from "./read/readSolution";

/** What solutions bring together; of two layers on one column the later one is seen. */
export function broughtTogether(solutions: readonly SolutionContent[]): Brought {
  const tables = new Set(solutions.flatMap(({ columns }) => Object.keys(columns)));
  return {
    tables: Object.assign({}, ...solutions.map((one) => one.tables)) as Brought["tables"],
    columns: Object.fromEntries(
      [...tables].map((table) => [table, Object.assign({}, ...solutions.map(({ columns }) => columns[table]))]),
    ),
    relationships: solutions.flatMap(({ relationships }) => relationships),
    keys: solutions.flatMap(({ keys }) => Object.entries(keys)),
  };
}

/** Keys that were defined while the environment ran stay as long as their columns do. */
export function withDefinedKeys(schema: Schema, was: Schema, before: readonly SolutionContent[]): Schema {
  for (const [name, { keys, columns }] of schema.tables) {
    const standing = was.tables.get(name)?.keys;
    if (standing === undefined) continue;
    const brought = new Set(before.flatMap((content) => Object.keys(content.keys[name] ?? {})));
    for (const [key, parts] of Object.entries(standing))
      if (!brought.has(key) && parts.every((part) => columns[part] !== undefined)) keys[key] = parts;
  }
  return schema;
}
