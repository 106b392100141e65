import { holdingsOf, teamsOf } from "../access/holdings";
import { privilegeId } from "../access/privileges";
import type { Depth } from "../model/depth";
import { doesNotExist, noResource } from "../model/webApiError";
import type { Answer, WebApiRequest } from "../request/webApiRequest";
import { complexAnswer } from "./complexAnswer";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The function RetrieveUserPrivileges, bound to one user: the privileges that the user's roles give, and those of the
 * user's teams, which are told with the depth Basic whatever theirs is. Source: Microsoft, RetrieveUserPrivileges
 * Function, Remarks.
 * @throws WebApiError 404 for a user that is not there, 403 who asks about another without the right to read users.
 */
export function retrieveUserPrivileges(request: WebApiRequest, userId: string): Answer {
  const { environment, caller } = request;
  if (request.method !== "GET") throw noResource(request.uri);
  const answer = complexAnswer(request, "RetrieveUserPrivilegesResponse", ["RolePrivileges"]);
  if (userId !== caller.userId) caller.demand("Read", "systemuser");
  const user = environment.store.get("systemuser", userId);
  if (user === undefined) throw doesNotExist("systemuser", userId);
  const own = environment.grants.get(userId) ?? new Map<string, Depth>();
  const unit = user.values._businessunitid_value ?? environment.businessUnitId;
  const ofTeams = teamsOf(environment, userId).flatMap((id) =>
    holdingsOf(environment, { table: "team", id }).flatMap((holding) =>
      [...holding.privileges.keys()].map((privilege) => [privilege, holding.unit] as const),
    ),
  );
  const told: readonly (readonly [string, Depth, unknown])[] = [
    ...[...own].map(([privilege, depth]) => [privilege, depth, unit] as const),
    ...[...new Map(ofTeams)].flatMap(([privilege, of]) =>
      own.has(privilege) ? [] : [[privilege, "Basic", of] as const],
    ),
  ];
  return answer({
    RolePrivileges: told.map(([privilege, depth, of]) => ({
      Depth: depth,
      PrivilegeId: privilegeId(privilege),
      BusinessUnitId: of,
      PrivilegeName: privilege,
      RecordFilterId: NOBODY,
      RecordFilterUniqueName: "",
    })),
  });
}
