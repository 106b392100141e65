import { isDeepStrictEqual } from "node:util";
import type { Connections } from "../../config/connection";
import type { OpenConnection } from "../openConnection";

type Given = Connections<"dataverse" | "cases" | "opencx">;

/** What new settings changed, by the names of connections. */
export interface ConnectionsChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** The connections of a running service: others may take their places. */
export class LiveConnections {
  private readonly opened = new Map<string, { readonly given: Given[number]; readonly open: OpenConnection }>();

  /** @param open opens both sides of a connection, and sends nothing yet */
  public constructor(
    private readonly open: (given: Given[number]) => OpenConnection,
    given: Given,
  ) {
    this.replace(given);
  }

  public get all(): readonly OpenConnection[] {
    return [...this.opened.values()].map(({ open }) => open);
  }

  public get names(): readonly string[] {
    return [...this.opened.keys()];
  }

  /**
   * Takes other settings. A connection whose sides stay as they were keeps them, with the token it has and what it knows
   * of its environment; who works with one that was changed or removed ends with what it began with.
   */
  public replace(given: Given): ConnectionsChange {
    const change = { added: [] as string[], removed: [] as string[], changed: [] as string[] };
    const names = new Set(given.map(({ name }) => name));
    for (const name of this.opened.keys()) {
      if (names.has(name)) continue;
      this.opened.delete(name);
      change.removed.push(name);
    }
    for (const settings of given) {
      const { name } = settings;
      const before = this.opened.get(name);
      if (before === undefined) change.added.push(name);
      else if (isDeepStrictEqual(before.given, settings)) continue;
      else change.changed.push(name);
      this.opened.set(name, { given: settings, open: this.opening(settings, before) });
    }
    return change;
  }

  private opening(
    settings: Given[number],
    before: { readonly given: Given[number]; readonly open: OpenConnection } | undefined,
  ): OpenConnection {
    const { dataverse, opencx, cases } = settings;
    const areSidesKept =
      before !== undefined && isDeepStrictEqual([before.given.dataverse, before.given.opencx], [dataverse, opencx]);
    return areSidesKept ? { ...before.open, cases } : this.open(settings);
  }
}
