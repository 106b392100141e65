import { missingPrivilege, outOfReach, privilegeName, privilegeTable, type Access, type Principal } from "./privileges";
import type { Environment, Grants, Source } from "../model/environment";
import type { Row } from "../model/row";
import type { Table } from "../metadata/schema";
import { lesserDepth } from "../model/depth";
import { reachOf, type JudgedRow } from "./reach";
import type { TokenClaims } from "./tokens";
import { doesNotExist, WebApiError } from "../model/webApiError";

/** Who sends a request, and what that user may do. */
export interface Caller extends Principal {
  /** The user who really sent it, when it acts for another. */
  readonly onBehalfOf?: string;
  /**
   * @param row the one it is about; without one, only the privilege itself is asked for
   * @throws WebApiError 403, 0x80040220 when the privilege is lacking, 0x80048306 when it does not reach the row.
   */
  demand(access: Access, table: string, row?: JudgedRow): void;
  /** Which rows of a table the caller may read; undefined: all, so that none has to be asked about. */
  sees(table: Table): ((row: JudgedRow) => boolean) | undefined;
}

const NOT_A_MEMBER = new WebApiError(403, "0x80072560", "The user is not a member of the organization.");
const DISABLED = new WebApiError(
  403,
  "0x80040225",
  "The specified user is either disabled or is not a member of any business unit.",
);
const NO_ROLES = new WebApiError(403, "0x80042f09", "The user has not been assigned any roles.");

function principalOf(user: Row | undefined, grants: Grants, rootUnitId: string): Principal {
  if (user === undefined) throw NOT_A_MEMBER;
  if (user.values.isdisabled === true) throw DISABLED;
  const privileges = grants.get(user.id);
  if (privileges === undefined || privileges.size === 0) throw NO_ROLES;
  const { accessmode, azureactivedirectoryobjectid: objectId, _businessunitid_value: unit } = user.values;
  return {
    userId: user.id,
    objectId: typeof objectId === "string" ? objectId : "",
    businessUnitId: typeof unit === "string" ? unit : rootUnitId,
    accessMode: typeof accessmode === "number" ? accessmode : 0,
    privileges,
  };
}

/** A caller with exactly these privileges. */
export function callerOf(source: Source, principal: Principal, onBehalfOf?: string): Caller {
  const { schema } = source;
  const reach = reachOf(source, principal);
  return {
    ...principal,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    sees(table) {
      const depth = principal.privileges.get(privilegeName("Read", table.logicalName));
      if (depth === undefined || depth === "Global") return undefined;
      return (row) => reach.holds(depth, "Read", table, row);
    },
    demand(access, table, row) {
      const privilege = privilegeName(access, table);
      const depth = principal.privileges.get(privilege);
      if (depth !== undefined) {
        const judged = schema.tables.get(table);
        if (row === undefined || judged === undefined || reach.holds(depth, access, judged, row)) return;
        throw outOfReach(principal, access, judged, row.id);
      }
      const named = privilegeTable(table);
      throw missingPrivilege(
        principal,
        privilege,
        schema.tables.get(named) ?? { logicalName: named, code: 0, label: named },
      );
    },
  };
}

/** Headers that make one user act for another: the directory object id (preferred) or the systemuserid. */
export interface Impersonation {
  readonly objectId?: string;
  readonly userId?: string;
}

/**
 * The systemuser a token and the impersonation headers mean. An application's token means the user row with its
 * `applicationid`.
 * @throws WebApiError 403: no such user, disabled, without a role, or not allowed to act for another.
 */
export function resolveCaller(
  environment: Pick<Environment, "schema" | "store" | "grants" | "businessUnitId">,
  claims: TokenClaims,
  impersonation: Impersonation,
): Caller {
  const { schema, store, grants, businessUnitId } = environment;
  const users = store.all("systemuser");
  const { appid } = claims;
  const row = users.find((user) =>
    appid === undefined ? user.values.azureactivedirectoryobjectid === claims.oid : user.values.applicationid === appid,
  );
  const real = principalOf(row, grants, businessUnitId);
  const { objectId, userId } = impersonation;
  if (objectId === undefined && userId === undefined) return callerOf({ schema, store }, real);

  if (!real.privileges.has("prvActOnBehalfOfAnotherUser")) {
    const systemuser = schema.tables.get("systemuser") ?? { logicalName: "systemuser", code: 8, label: "User" };
    throw missingPrivilege(real, "prvActOnBehalfOfAnotherUser", systemuser);
  }
  const wanted = users.find((user) =>
    objectId === undefined
      ? user.id === userId?.toLowerCase()
      : user.values.azureactivedirectoryobjectid === objectId.toLowerCase(),
  );
  if (wanted === undefined) throw doesNotExist("systemuser", objectId ?? userId ?? "");
  const other = principalOf(wanted, grants, businessUnitId);
  // Effective rights are those that both hold.
  const both = [...other.privileges].flatMap(([privilege, depth]) => {
    const held = real.privileges.get(privilege);
    return held === undefined ? [] : [[privilege, lesserDepth(depth, held)] as const];
  });
  return callerOf({ schema, store }, { ...other, privileges: new Map(both) }, real.userId);
}
