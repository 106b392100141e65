import { namedGuid } from "../model/namedGuid";
import { textOf } from "../model/row";
import type { Store } from "../model/store";
import type { SolutionContent } from "./read/readSolution";

/** The table of imported solutions by its own name; it is no part of the schema here, so no request reaches it. */
const TABLE = "importedsolution";

/** A row that says that solutions are kept, even where there is none. */
const MARK = "kept";

const NO_TEXTS: Pick<SolutionContent, "labels" | "ribbons"> = { labels: {}, ribbons: {} };

function written(content: SolutionContent): string {
  const roles = content.roles.map((role) => ({ ...role, privileges: [...role.privileges] }));
  return JSON.stringify({ ...content, roles });
}

function read(text: string): SolutionContent {
  const content = JSON.parse(text) as SolutionContent;
  // An earlier version kept neither labels nor ribbons.
  return {
    ...NO_TEXTS,
    ...content,
    roles: content.roles.map((role) => ({ ...role, privileges: new Map(role.privileges) })),
  };
}

/** Has the store hold these solutions and no others, so that they stand again where rows are kept between starts. */
export function keepSolutions(store: Store, solutions: readonly SolutionContent[]): void {
  const ids = solutions.map(({ uniqueName }) => namedGuid(`imported ${uniqueName}`));
  for (const { id } of store.all(TABLE)) if (id !== MARK && !ids.includes(id)) store.remove(TABLE, id);
  if (store.get(TABLE, MARK) === undefined) store.put(TABLE, { id: MARK, values: {}, targets: {} });
  solutions.forEach((content, at) => {
    const id = ids[at] ?? "";
    const values = { at, content: written(content) };
    const before = store.get(TABLE, id)?.values;
    if (before?.at !== at || before.content !== values.content) store.put(TABLE, { id, values, targets: {} });
  });
}

/** The solutions that a store holds, in the order of their import; undefined where none have ever been kept in it. */
export function keptSolutions(store: Store): readonly SolutionContent[] | undefined {
  if (store.get(TABLE, MARK) === undefined) return undefined;
  return store
    .all(TABLE)
    .filter(({ id }) => id !== MARK)
    .sort((one, other) => Number(one.values.at) - Number(other.values.at))
    .map((row) => read(textOf(row, "content")));
}
