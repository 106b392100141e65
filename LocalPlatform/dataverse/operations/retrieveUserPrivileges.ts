import { privilegeId } from "../access/privileges";
import { doesNotExist, noResource } from "../model/webApiError";
import type { Answer, WebApiRequest } from "../request/webApiRequest";
import { complexAnswer } from "./complexAnswer";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * The function RetrieveUserPrivileges, bound to one user: the privileges that the user's roles give. Those of
 * the user's teams are not there.
 * @throws WebApiError 404 for a user that is not there, 403 who asks about another without the right to read users.
 */
export function retrieveUserPrivileges(request: WebApiRequest, userId: string): Answer {
  const { environment, caller } = request;
  if (request.method !== "GET") throw noResource(request.uri);
  const answer = complexAnswer(request, "RetrieveUserPrivilegesResponse", ["RolePrivileges"]);
  if (userId !== caller.userId) caller.demand("Read", "systemuser");
  const user = environment.store.get("systemuser", userId);
  if (user === undefined) throw doesNotExist("systemuser", userId);
  const unit = user.values._businessunitid_value ?? environment.businessUnitId;
  const held = [...(environment.grants.get(userId) ?? [])];
  return answer({
    RolePrivileges: held.map(([privilege, depth]) => ({
      Depth: depth,
      PrivilegeId: privilegeId(privilege),
      BusinessUnitId: unit,
      PrivilegeName: privilege,
      RecordFilterId: NOBODY,
      RecordFilterUniqueName: "",
    })),
  });
}
