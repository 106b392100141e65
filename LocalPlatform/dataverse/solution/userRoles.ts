import { greatestDepths, type Depth } from "../model/depth";
import { link, manyToManyOf, removeLinks } from "../model/navigation";
import type { Environment } from "../model/environment";

/** What users and teams may do, by their ids: what their roles give. */
export type UserGrants = Map<string, Map<string, Depth>>;

const USER_ROLES = "systemuserroles_association";
/** By what roles are linked to those who hold them. */
const ASSOCIATIONS = { systemuser: USER_ROLES, team: "teamroles_association" } as const;
type Holder = keyof typeof ASSOCIATIONS;
const HOLDERS = Object.keys(ASSOCIATIONS) as readonly Holder[];

/** Source: Role table reference, isinherited: the role counts for a team's rows alone. */
const TEAM_ONLY = 0;

/**
 * The roles of users and teams: each holds what the roles give that are linked to its row, each privilege with its
 * greatest depth. Source: Microsoft, "Security roles and privileges": privileges of several roles add up.
 */
export class UserRoles {
  constructor(
    private readonly environment: Environment,
    private readonly grants: UserGrants,
    private readonly teamOnly: UserGrants,
    /** What a role gives, by its id. */
    private readonly privilegesOf: (roleId: string) => ReadonlyMap<string, Depth> | undefined,
  ) {
    // The id of a link names the role, and who has it.
    environment.store.onWrite((table, id) => {
      const holder = HOLDERS.find((one) => table === this.links(one));
      const linked = id.split(" ")[1];
      if (holder !== undefined && linked !== undefined) this.refresh(holder, linked);
    });
  }

  /** Gives a user one role, and no other. */
  set(userId: string, roleId: string): void {
    const user = this.environment.schema.tables.get("systemuser");
    if (user === undefined) return;
    this.environment.store.transaction(() => {
      removeLinks(this.environment, user, userId, USER_ROLES);
      link(this.environment, user, userId, USER_ROLES, roleId);
    });
  }

  /** Reads anew what the roles of all users and teams give. */
  refreshAll(): void {
    for (const holder of HOLDERS) for (const { id } of this.environment.store.all(holder)) this.refresh(holder, id);
  }

  /** Reads anew what those hold who have one of some roles. */
  refreshHolders(roleIds: readonly string[]): void {
    for (const holder of HOLDERS) {
      const held = this.environment.store.where(this.links(holder), `role.${ASSOCIATIONS[holder]}`, roleIds);
      for (const { values } of held) this.refresh(holder, String(values[`${holder}.${ASSOCIATIONS[holder]}`]));
    }
  }

  private refresh(holder: Holder, id: string): void {
    const { store } = this.environment;
    const roles = store
      .where(this.links(holder), `${holder}.${ASSOCIATIONS[holder]}`, [id])
      .map(({ values }) => String(values[`role.${ASSOCIATIONS[holder]}`]));
    const isTeamOnly = (role: string): boolean =>
      holder === "team" && store.get("role", role)?.values.isinherited === TEAM_ONLY;
    const given = (some: readonly string[]) => greatestDepths(some.flatMap((role) => this.privilegesOf(role) ?? []));
    this.grants.set(id, given(roles.filter((role) => !isTeamOnly(role))));
    this.teamOnly.set(id, given(roles.filter(isTeamOnly)));
  }

  private links(holder: Holder): string {
    const { schema } = this.environment;
    const table = schema.tables.get(holder);
    return (table === undefined ? undefined : manyToManyOf(schema, table, ASSOCIATIONS[holder])?.links) ?? "";
  }
}
