import type { Schema, Table } from "../metadata/schema";
import { manyToManyOf } from "../model/navigation";
import type { Store } from "../model/store";
import type { WriteContext } from "../operations/writeRows";

function linksOf(schema: Schema, table: Table): readonly string[] {
  return Object.keys(table.many).flatMap((navigation) => manyToManyOf(schema, table, navigation)?.links ?? []);
}

function dropColumns(store: Store, was: Table, now: Table): void {
  const gone = [...was.properties.values()].filter(({ property }) => !now.properties.has(property));
  if (gone.length === 0) return;
  const [properties, columns] = [gone.map(({ property }) => property), gone.map(({ column }) => column)];
  for (const row of store.all(was.logicalName)) {
    if (properties.every((property) => (row.values[property] ?? null) === null)) continue;
    store.put(was.logicalName, {
      id: row.id,
      values: Object.fromEntries(Object.entries(row.values).filter(([name]) => !properties.includes(name))),
      targets: Object.fromEntries(Object.entries(row.targets).filter(([name]) => !columns.includes(name))),
    });
  }
}

/** Takes away what rows hold in columns that are there no more, the rows of such tables, and links of such relationships. */
export function dropWhatIsGone({ environment: { schema, store } }: WriteContext, was: Schema): void {
  const standing = new Set([...schema.tables.values()].flatMap((table) => linksOf(schema, table)));
  for (const [name, before] of was.tables) {
    for (const links of linksOf(was, before))
      if (!standing.has(links)) store.all(links).forEach(({ id }) => store.remove(links, id));
    const now = schema.tables.get(name);
    if (now === undefined) store.all(name).forEach(({ id }) => store.remove(name, id));
    else if (now !== before) dropColumns(store, before, now);
  }
}
