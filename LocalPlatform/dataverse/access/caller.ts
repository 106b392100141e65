import { missingPrivilege, outOfReach, privilegeName, privilegeTable, type Access, type Principal } from "./privileges";
import type { Source } from "../model/environment";
import type { Row } from "../model/row";
import type { Store } from "../model/store";
import type { Table } from "../metadata/schema";
import { holdingsOf, merged, sharedWith, type Granting, type Holding } from "./holdings";
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

/** A user with all that it holds. */
interface Held extends Principal {
  readonly holdings: readonly Holding[];
}

const NOT_A_MEMBER = new WebApiError(403, "0x80072560", "The user is not a member of the organization.");
const DISABLED = new WebApiError(
  403,
  "0x80040225",
  "The specified user is either disabled or is not a member of any business unit.",
);
const NO_ROLES = new WebApiError(403, "0x80042f09", "The user has not been assigned any roles.");

function principalOf(user: Row | undefined, environment: Granting): Held {
  if (user === undefined) throw NOT_A_MEMBER;
  if (user.values.isdisabled === true) throw DISABLED;
  const holdings = holdingsOf(environment, { table: "systemuser", id: user.id });
  if (holdings.length === 0) throw NO_ROLES;
  const { accessmode, azureactivedirectoryobjectid: objectId, _businessunitid_value: unit } = user.values;
  return {
    userId: user.id,
    objectId: typeof objectId === "string" ? objectId : "",
    businessUnitId: typeof unit === "string" ? unit : environment.businessUnitId,
    accessMode: typeof accessmode === "number" ? accessmode : 0,
    holdings,
    privileges: merged(holdings),
  };
}

/** A caller with exactly these privileges: those that it holds, or else its own. */
export function callerOf(
  source: Source,
  { holdings: held, ...principal }: Principal & Partial<Held>,
  onBehalfOf?: string,
): Caller {
  const { schema } = source;
  const holdings = held ?? [{ privileges: principal.privileges, unit: principal.businessUnitId }];
  const reach = reachOf(source, principal.userId, holdings);
  return {
    ...principal,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    sees(table) {
      const depth = principal.privileges.get(privilegeName("Read", table.logicalName));
      if (depth === undefined || depth === "Global") return undefined;
      return (row) => reach.holds("Read", table, row);
    },
    demand(access, table, row) {
      const privilege = privilegeName(access, table);
      const depth = principal.privileges.get(privilege);
      if (depth !== undefined) {
        const judged = schema.tables.get(table);
        if (row === undefined || judged === undefined || reach.holds(access, judged, row)) return;
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

/** The user that an application signs in as. @param clientId in small letters */
export function applicationUser(store: Store, clientId: string): Row | undefined {
  return store.all("systemuser").find(({ values }) => values.applicationid === clientId);
}

/**
 * The systemuser a token and the impersonation headers mean. An application's token means the user row with its
 * `applicationid`.
 * @throws WebApiError 403: no such user, disabled, without a role, or not allowed to act for another.
 */
export function resolveCaller(environment: Granting, claims: TokenClaims, impersonation: Impersonation): Caller {
  const { schema, store } = environment;
  const users = store.all("systemuser");
  const { appid } = claims;
  const row =
    appid === undefined
      ? users.find(({ values }) => values.azureactivedirectoryobjectid === claims.oid)
      : applicationUser(store, appid);
  const real = principalOf(row, environment);
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
  const other = principalOf(wanted, environment);
  // Effective rights are those that both hold.
  const both = sharedWith(other.holdings, real.privileges);
  return callerOf({ schema, store }, { ...other, holdings: both, privileges: merged(both) }, real.userId);
}
