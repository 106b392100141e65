import { everyPrivilege, globally, ROLES } from "../dataverse/access/roles";
import type { Schema } from "../dataverse/metadata/schema";
import type { Depth } from "../dataverse/model/depth";
import { namedGuid } from "../dataverse/model/namedGuid";
import { putComponent } from "../dataverse/solution/writeComponents";
import type { UserRoles } from "../dataverse/solution/userRoles";
import type { Environment } from "../dataverse/model/environment";
import { administratorOf } from "./seedEnvironment";
import { SEED_IDS, type UserName } from "./seedIds";

/** Names of the seeded users' roles: those of Microsoft's that come nearest, and that of the application. */
export const SEED_ROLES: Readonly<Record<UserName, string>> = {
  admin: "System Administrator",
  rep: "Customer Service Representative",
  supervisor: "CSR Manager",
  application: "Phone handoffs",
};

/** Id of a seeded user's role. */
export function seedRoleId(user: UserName): string {
  return namedGuid(`role ${SEED_ROLES[user]}`);
}

/** The solution that all belongs to which Microsoft ships with every environment. */
export const SYSTEM_SOLUTION = "fd140aad-4df4-11dd-bd17-0019b9312238";

/** Everybody keeps views of their own. */
const OWN_VIEWS: readonly (readonly [string, Depth])[] = ["Create", "Read", "Write", "Delete", "Assign", "Share"].map(
  (access) => [`prv${access}UserQuery`, "Basic"],
);

/** The tables that solutions have brought: who administers the system may do everything there. */
function ownTables({ tables, bySet }: Schema): Schema {
  return { tables: new Map([...tables].filter(([, { schemaName }]) => schemaName !== undefined)), bySet };
}

/** Roles that reach the tables which solutions bring. */
export const REACH_OWN_TABLES: readonly string[] = [seedRoleId("admin"), seedRoleId("application")];

const USERS: ReadonlyMap<string, UserName> = new Map(
  (Object.keys(SEED_ROLES) as UserName[]).map((user) => [seedRoleId(user), user]),
);

/**
 * What a seeded role gives; undefined for another role.
 * @param allPrivileges whether the application's gives everything
 */
export function seedPrivileges(
  roleId: string,
  schema: Schema,
  allPrivileges: boolean,
): ReadonlyMap<string, Depth> | undefined {
  const user = USERS.get(roleId);
  if (user === undefined) return undefined;
  if (allPrivileges && user === "application") return everyPrivilege(schema);
  const ofTables = user === "admin" ? everyPrivilege(ownTables(schema)) : [];
  return new Map([...globally(ROLES[user]), ...OWN_VIEWS, ...ofTables]);
}

/** Has the roles of the seeded users stand; a user whose role is new gets it. */
export function seedRoles(environment: Environment, roles: UserRoles): void {
  const context = administratorOf(environment);
  for (const [id, user] of USERS) {
    const isNew = environment.store.get("role", id) === undefined;
    const values = { name: SEED_ROLES[user], isinherited: 1, iscustomizable: true, canbedeleted: true };
    putComponent(context, {
      component: { table: "role", id, values },
      solution: SYSTEM_SOLUTION,
      isManaged: true,
    });
    if (isNew) roles.set(SEED_IDS[user], id);
  }
  roles.refreshAll();
}
