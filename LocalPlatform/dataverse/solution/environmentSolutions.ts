import { compareVersions } from "../../../Solution/compareVersions";
import type { Customization } from "../metadata/broughtTables";
import type { Schema } from "../metadata/schema";
import type { Depth } from "../model/depth";
import type { WriteContext } from "../operations/writeRows";
import type { ImportHow } from "../model/environment";
import { solutionId } from "./read/componentRows";
import { checkDependencies } from "./dependencies";
import { dropWhatIsGone } from "./dropped";
import { keepSolutions, keptSolutions } from "./kept";
import { ImportError } from "./importError";
import { checkFits } from "./importRules";
import type { SolutionRole } from "./read/components";
import { readSolution, type SolutionContent } from "./read/readSolution";
import { withDefinedKeys, withWhatIsLeft } from "./together";
import { checkRoots } from "./rootRules";
import { writeComponents } from "./writeComponents";

/** The environment that solutions are imported into. */
export interface SolutionTarget {
  /** As the one who may do everything. */
  context(): WriteContext;
  /** The tables with nothing imported, or with what these solutions bring. */
  schemaOf(solutions: readonly SolutionContent[]): Schema;
  /** The tables are these from now on. */
  setSchema(schema: Schema): void;
  /** Whether rows outlive the process, and what was imported with them. */
  readonly keeps: boolean;
  /**
   * Roles of these ids may give something else from now on.
   * @param ownTables whether tables have come or gone
   */
  changed(roleIds: readonly string[], ownTables: boolean): void;
}

/** What no solution has any more that unmanaged solutions brought. */
const ACTIVE = "Active";

/** The solution that all unmanaged components belong to, by its id in every environment. */
const ACTIVE_ID = "fd140aae-4df4-11dd-bd17-0019b9312238";

/** How a solution is called that waits to take the place of another. Source: "Upgrade or update a solution". */
function heldName(uniqueName: string): string {
  return `${uniqueName}_Upgrade`;
}

/**
 * The solutions of an environment. Source: Microsoft, "Upgrade or update a solution" and "Solution concepts": an upgrade
 * takes away what the new version has no more, an update leaves it; who removes a managed solution loses its columns with
 * their data. What is no solution's stays whatever comes and goes.
 */
export class EnvironmentSolutions {
  private readonly installed = new Map<string, SolutionContent>();

  constructor(private readonly target: SolutionTarget) {}

  /**
   * Lets the solutions stand again that the rows of an earlier start tell of; those rows are as they are.
   * @returns false where the rows tell of none: they are older than that
   */
  restore(): boolean {
    const kept = keptSolutions(this.target.context().environment.store);
    if (kept === undefined) return false;
    this.stands(kept);
    this.target.setSchema(this.target.schemaOf(kept));
    return true;
  }

  /** Whether a solution of that name stands. */
  has(uniqueName: string): boolean {
    return this.installed.has(uniqueName);
  }

  /** In the order of their import. */
  list(): readonly SolutionContent[] {
    return [...this.installed.values()].filter(({ uniqueName }) => uniqueName !== ACTIVE);
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
   * Imports a solution zip, whole or not at all. One that is held stands beside the one before until it is promoted.
   * @throws ImportError with the platform's code
   */
  import(bytes: Uint8Array, how: ImportHow = "upgrade"): SolutionContent {
    return this.install(readSolution(bytes), how);
  }

  /** Imports what was read of a solution file. @throws as {@link import} */
  install(content: SolutionContent, how: ImportHow = "upgrade"): SolutionContent {
    const before = this.installed.get(content.uniqueName);
    if (before !== undefined) checkReplaces(before, content);
    const others = this.list().filter(({ uniqueName }) => uniqueName !== content.uniqueName);
    const schema = this.target.schemaOf(others);
    checkFits(content, schema, others);
    checkRoots(content, schema, this.target.context().environment.store);
    const next = new Map(this.installed);
    if (before === undefined || how === "upgrade") next.set(content.uniqueName, content);
    else if (how === "update") next.set(content.uniqueName, withWhatIsLeft(content, before));
    else next.set(heldName(content.uniqueName), held(content));
    this.change(next);
    return how === "holding" && before !== undefined ? held(content) : content;
  }

  /** Lets a held solution take the place of the one before. @throws ImportError when none is held */
  promote(uniqueName: string): SolutionContent {
    const waiting = this.installed.get(heldName(uniqueName));
    if (waiting === undefined)
      throw new ImportError(
        "0x8004853b",
        `"The ${uniqueName} solution doesn’t have an upgrade that is ready to be applied."`,
      );
    const content = renamed(waiting, uniqueName);
    const next = new Map(this.installed).set(uniqueName, content);
    next.delete(heldName(uniqueName));
    this.change(next);
    return content;
  }

  /**
   * Removes a solution: a managed one with its columns, what they hold, and its rows; of an unmanaged one all but its
   * own row stays.
   * @throws ImportError when there is none
   */
  remove(uniqueName: string): void {
    const content = this.installed.get(uniqueName);
    if (content === undefined || uniqueName === ACTIVE)
      throw new ImportError("0x80040217", `solution With uniquename = ${uniqueName} Does Not Exist`);
    const next = new Map(this.installed);
    next.delete(uniqueName);
    if (!content.isManaged) {
      const left = { ...content, uniqueName: ACTIVE, id: ACTIVE_ID, components: withoutItself(content) };
      const active = next.get(ACTIVE);
      next.set(ACTIVE, active === undefined ? left : withWhatIsLeft(left, active));
    }
    this.change(next, content.isManaged);
  }

  /** Replaces the columns and relationships that belong to no solution. @throws ImportError while something needs what goes */
  customize(change: (own: Customization) => Customization): void {
    const active = this.installed.get(ACTIVE) ?? unmanagedLayer();
    this.change(new Map(this.installed).set(ACTIVE, { ...active, ...change(active) }));
  }

  private change(next: ReadonlyMap<string, SolutionContent>, uninstalling = false): void {
    const before = [...this.installed.values()];
    const after = [...next.values()];
    const { environment } = this.target.context();
    const { schema: was, store } = environment;
    const schema = withDefinedKeys(this.target.schemaOf(after), was, before);
    checkDependencies(store, { before, after, was, schema }, uninstalling);
    store.transaction(() => {
      store.undoWith(() => {
        this.target.setSchema(was);
        this.stands(before);
      });
      this.target.setSchema(schema);
      this.stands(after);
      dropWhatIsGone(this.target.context(), was);
      writeComponents(this.target.context(), before, after);
      if (this.target.keeps) keepSolutions(store, after);
      const both = [...before, ...after];
      this.target.changed(
        both.flatMap(({ roles }) => roles.map(({ id }) => id)),
        both.some(({ tables }) => Object.keys(tables).length > 0),
      );
    });
  }

  private stands(solutions: readonly SolutionContent[]): void {
    this.installed.clear();
    for (const content of solutions) this.installed.set(content.uniqueName, content);
  }
}

/** What belongs to no solution, while that is nothing. */
function unmanagedLayer(): SolutionContent {
  return {
    ...{ id: ACTIVE_ID, uniqueName: ACTIVE, version: "1.0", isManaged: false },
    publisher: { uniqueName: ACTIVE, prefix: "" },
    ...{ requirements: [], tables: {}, relationships: [], columns: {}, keys: {}, roles: [], components: [] },
    ...{ labels: {}, ribbons: {}, declared: [], held: [], apps: [], controls: [] },
  };
}

/** All that a solution brought but the row that tells of itself. */
function withoutItself({ components, id }: SolutionContent): SolutionContent["components"] {
  return components.filter((one) => one.table !== "solution" || one.id !== id);
}

function renamed(content: SolutionContent, uniqueName: string): SolutionContent {
  const id = solutionId(uniqueName);
  const row = content.components.find((one) => one.table === "solution");
  return {
    ...content,
    uniqueName,
    id,
    components: [
      ...withoutItself(content),
      ...(row === undefined ? [] : [{ ...row, id, values: { ...row.values, uniquename: uniqueName } }]),
    ],
  };
}

function held(content: SolutionContent): SolutionContent {
  return renamed(content, heldName(content.uniqueName));
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
  if (compareVersions(before.version, next.version) > 0)
    throw new ImportError(
      "0x80048541",
      "The import solution must have a higher version than the existing solution it is upgrading.",
    );
}
