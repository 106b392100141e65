import type { Depth } from "../model/depth";
import { link, manyToManyOf, removeLinks } from "../model/navigation";
import type { Environment } from "../model/environment";
import { furtherDepth } from "../model/depth";

/** What users may do, by user: what their roles give. */
export type UserGrants = Map<string, Map<string, Depth>>;

const ASSOCIATION = "systemuserroles_association";

/**
 * The roles of users: a user holds what the roles give that are linked to the user's row, each privilege with its
 * greatest depth. Source: Microsoft, "Security roles and privileges": privileges of several roles add up.
 */
export class UserRoles {
  constructor(
    private readonly environment: Environment,
    private readonly grants: UserGrants,
    /** What a role gives, by its id. */
    private readonly privilegesOf: (roleId: string) => ReadonlyMap<string, Depth> | undefined,
  ) {
    // The id of a link names the role and the user.
    environment.store.onWrite((table, id) => {
      const user = table === this.links() ? id.split(" ")[1] : undefined;
      if (user !== undefined) this.refresh(user);
    });
  }

  /** Gives a user one role, and no other. */
  set(userId: string, roleId: string): void {
    const user = this.users();
    if (user === undefined) return;
    this.environment.store.transaction(() => {
      removeLinks(this.environment, user, userId, ASSOCIATION);
      link(this.environment, user, userId, ASSOCIATION, roleId);
    });
  }

  /** Reads anew what the roles of all users give. */
  refreshAll(): void {
    for (const { id } of this.environment.store.all("systemuser")) this.refresh(id);
  }

  /** Reads anew what those hold who have one of some roles. */
  refreshHolders(roleIds: readonly string[]): void {
    const held = this.environment.store.where(this.links(), `role.${ASSOCIATION}`, roleIds);
    for (const { values } of held) this.refresh(String(values[`systemuser.${ASSOCIATION}`]));
  }

  private refresh(userId: string): void {
    const held = new Map<string, Depth>();
    for (const { values } of this.environment.store.where(this.links(), `systemuser.${ASSOCIATION}`, [userId]))
      for (const [privilege, depth] of this.privilegesOf(String(values[`role.${ASSOCIATION}`])) ?? [])
        held.set(privilege, furtherDepth(held.get(privilege), depth));
    this.grants.set(userId, held);
  }

  private users() {
    return this.environment.schema.tables.get("systemuser");
  }

  private links(): string {
    const users = this.users();
    return (users === undefined ? undefined : manyToManyOf(this.environment.schema, users, ASSOCIATION)?.links) ?? "";
  }
}
