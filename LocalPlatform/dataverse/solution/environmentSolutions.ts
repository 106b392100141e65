import type { Schema, SolutionColumns } from "../metadata/schema";
import type { Depth } from "../model/depth";
import type { WriteContext } from "../operations/writeRows";
import { isHigher } from "./compareVersions";
import { ImportError } from "./importError";
import { checkFits } from "./importRules";
import { readSolution, type SolutionContent, type SolutionRole } from "./readSolution";
import { writeComponents } from "./writeComponents";

/** The environment that solutions are imported into. */
export interface SolutionTarget {
  /** As the one who may do everything. */
  context(): WriteContext;
  /** The tables with nothing imported, or with what these solutions bring. */
  schemaOf(solutions: readonly SolutionContent[]): Schema;
  /** The tables are these from now on. */
  setSchema(schema: Schema): void;
}

/** What an upgrade does with columns that the new version has no more: taken away with what they hold, or left. */
export type ImportKind = "upgrade" | "update";

/**
 * The solutions of an environment. Source: Microsoft, "Upgrade or update a solution" and "Solution concepts": an upgrade
 * takes away what the new version has no more, an update leaves it; who removes a managed solution loses its columns with
 * their data. What is no solution's stays whatever comes and goes.
 */
export class EnvironmentSolutions {
  private readonly installed = new Map<string, SolutionContent>();

  constructor(private readonly target: SolutionTarget) {}

  /** In the order of their import. */
  list(): readonly SolutionContent[] {
    return [...this.installed.values()];
  }

  /** What a role gives that a solution has brought, by its id. */
  privilegesOf(roleId: string): ReadonlyMap<string, Depth> | undefined {
    return this.list()
      .flatMap(({ roles }) => roles)
      .find(({ id }) => id === roleId)?.privileges;
  }

  /** The role of that name that a solution has brought. */
  role(name: string): SolutionRole | undefined {
    return this.list()
      .flatMap(({ roles }) => roles)
      .find((role) => role.name === name);
  }

  /**
   * Imports a solution zip, whole or not at all.
   * @throws ImportError with the platform's code
   */
  import(bytes: Uint8Array, kind: ImportKind = "upgrade"): SolutionContent {
    const content = readSolution(bytes);
    const before = this.installed.get(content.uniqueName);
    if (before !== undefined) checkReplaces(before, content);
    checkFits(content, this.target.schemaOf([]), this.list());
    const next = before !== undefined && kind === "update" ? withWhatIsLeft(content, before) : content;
    this.change(new Map(this.installed).set(content.uniqueName, next));
    return content;
  }

  /** Removes a solution with its columns, what they hold, and its variables. @throws ImportError when there is none */
  remove(uniqueName: string): void {
    if (!this.installed.has(uniqueName))
      throw new ImportError("0x80040217", `solution With uniquename = ${uniqueName} Does Not Exist`);
    const next = new Map(this.installed);
    next.delete(uniqueName);
    this.change(next);
  }

  private change(next: ReadonlyMap<string, SolutionContent>): void {
    const before = this.list();
    const after = [...next.values()];
    const { environment } = this.target.context();
    const was = environment.schema;
    this.target.setSchema(this.target.schemaOf(after));
    try {
      environment.store.transaction(() => {
        dropValues(this.target.context(), was);
        writeComponents(this.target.context(), before, after);
      });
    } catch (error) {
      this.target.setSchema(was);
      throw error;
    }
    this.installed.clear();
    for (const [name, content] of next) this.installed.set(name, content);
  }
}

/** What a solution's earlier version lets a new one do. */
function checkReplaces(before: SolutionContent, next: SolutionContent): void {
  if (before.isManaged !== next.isManaged)
    throw next.isManaged
      ? new ImportError(
          "0x80048040",
          "The solution is already installed on this system as an unmanaged solution " +
            "and the package supplied is attempting to install it in managed mode. " +
            "Import can only update solutions when the modes match. Uninstall the current solution and try again.",
        )
      : new ImportError(
          "0x80048041",
          "The solution is already installed on this system as a managed solution " +
            "and the package supplied is attempting to install it in unmanaged mode. " +
            "Import can only update solutions when the modes match. Uninstall the current solution and try again.",
        );
  if (before.publisher.uniqueName !== next.publisher.uniqueName)
    throw new ImportError(
      "0x8004801c",
      `The following managed solution cannot be imported: ${next.uniqueName}. ` +
        `The publisher name cannot be changed from ${before.publisher.uniqueName} to ${next.publisher.uniqueName}.`,
    );
  if (isHigher(before.version, next.version))
    throw new ImportError(
      "0x80048541",
      "The import solution must have a higher version than the existing solution it is upgrading.",
    );
}

function withWhatIsLeft(content: SolutionContent, before: SolutionContent): SolutionContent {
  const tables = new Set([...Object.keys(before.columns), ...Object.keys(content.columns)]);
  const columns = [...tables].map((table) => [table, { ...before.columns[table], ...content.columns[table] }] as const);
  const components = before.components.filter(
    (old) => !content.components.some(({ table, id }) => table === old.table && id === old.id),
  );
  const roles = before.roles.filter((old) => !content.roles.some(({ id }) => id === old.id));
  return {
    ...content,
    columns: Object.fromEntries(columns),
    components: [...components, ...content.components],
    roles: [...roles, ...content.roles],
  };
}

/** Takes what rows hold in columns that are there no more. */
function dropValues({ environment: { schema, store } }: WriteContext, was: Schema): void {
  for (const [name, { columns }] of was.tables) {
    const gone = Object.keys(columns).filter((column) => schema.tables.get(name)?.columns[column] === undefined);
    if (gone.length === 0) continue;
    for (const row of store.all(name)) {
      const held = gone.filter((column) => (row.values[column] ?? null) !== null);
      if (held.length === 0) continue;
      const values = Object.fromEntries(Object.entries(row.values).filter(([column]) => !gone.includes(column)));
      store.put(name, { id: row.id, values, targets: row.targets });
    }
  }
}

/** The columns that solutions bring together; of two layers on one column the later one is seen. */
export function mergedColumns(solutions: readonly SolutionContent[]): SolutionColumns {
  const tables = new Set(solutions.flatMap(({ columns }) => Object.keys(columns)));
  return Object.fromEntries(
    [...tables].map((table) => [table, Object.assign({}, ...solutions.map(({ columns }) => columns[table]))]),
  );
}
