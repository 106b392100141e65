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

/** Names of the alternate keys of a table that solutions bring. */
export function broughtKeys(solutions: readonly SolutionContent[], table: string): ReadonlySet<string> {
  return new Set(solutions.flatMap(({ keys }) => Object.keys(keys[table] ?? {})));
}

/** Keys that were defined while the environment ran stay as long as their columns do. */
export function withDefinedKeys(schema: Schema, was: Schema, before: readonly SolutionContent[]): Schema {
  for (const [name, { keys, columns }] of schema.tables) {
    const standing = was.tables.get(name)?.keys;
    if (standing === undefined) continue;
    const brought = broughtKeys(before, name);
    for (const [key, parts] of Object.entries(standing))
      if (!brought.has(key) && parts.every((part) => columns[part] !== undefined)) keys[key] = parts;
  }
  return schema;
}

/** A version with what the one before had besides: an update takes nothing away. */
export function withWhatIsLeft(content: SolutionContent, before: SolutionContent): SolutionContent {
  const tables = new Set([...Object.keys(before.columns), ...Object.keys(content.columns)]);
  const columns = [...tables].map((table) => [table, { ...before.columns[table], ...content.columns[table] }] as const);
  const components = before.components.filter(
    (old) => !content.components.some(({ table, id }) => table === old.table && id === old.id),
  );
  const roles = before.roles.filter((old) => !content.roles.some(({ id }) => id === old.id));
  const relationships = before.relationships.filter(
    (old) => !content.relationships.some(({ name }) => name === old.name),
  );
  return {
    ...content,
    tables: { ...before.tables, ...content.tables },
    relationships: [...relationships, ...content.relationships],
    columns: Object.fromEntries(columns),
    components: [...components, ...content.components],
    labels: { ...before.labels, ...content.labels },
    ribbons: { ...before.ribbons, ...content.ribbons },
    roles: [...roles, ...content.roles],
  };
}
