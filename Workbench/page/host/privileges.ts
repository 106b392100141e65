/** Table names inside privilege names, where they differ from the logical name. */
const NAMES: Readonly<Record<string, string>> = {
  annotation: "note",
  task: "activity",
  systemuser: "user",
  environmentvariablevalue: "environmentvariabledefinition",
};

/** The privileges of the signed-in user's roles, by name (`prvCreateContact`), with their depth 0 to 3. */
export class Privileges {
  /** By name in lower case: callers know the table's logical name, not its casing. */
  private readonly depths: ReadonlyMap<string, number>;

  public constructor(held: readonly { readonly name: string; readonly depth: number }[]) {
    this.depths = new Map(held.map(({ name, depth }) => [name.toLowerCase(), depth]));
  }

  /** `hasEntityPrivilege`: privilege types are None, Create, Read, Write, Delete, Assign, Share, Append, AppendTo. */
  public has(table: string, type: number, depth: number): boolean {
    const verb = ["", "Create", "Read", "Write", "Delete", "Assign", "Share", "Append", "AppendTo"][type];
    if (verb === undefined || verb === "") return false;
    const held = this.depths.get(`prv${verb}${NAMES[table] ?? table}`.toLowerCase());
    return held !== undefined && held >= depth;
  }
}
