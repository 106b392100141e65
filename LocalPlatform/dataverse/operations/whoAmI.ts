import { noResource } from "../model/webApiError";
import type { Answer, WebApiRequest } from "../request/webApiRequest";
import { complexAnswer } from "./complexAnswer";

/** The unbound function WhoAmI: the caller's user, business unit and organization. */
export function whoAmI(request: WebApiRequest): Answer {
  const { environment, caller } = request;
  if (request.method !== "GET") throw noResource(request.uri);
  return complexAnswer(request, "WhoAmIResponse", ["BusinessUnitId", "UserId", "OrganizationId"])({
    BusinessUnitId: caller.businessUnitId,
    UserId: caller.userId,
    OrganizationId: environment.organizationId,
  });
}
