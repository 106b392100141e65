import { noResource } from "../model/webApiError";
import { NAMESPACE } from "../request/resourcePath";
import { jsonAnswer, odataContext, type Answer, type WebApiRequest } from "../request/webApiRequest";

/** The unbound function WhoAmI: the caller's user, business unit and organization. */
export function whoAmI(request: WebApiRequest): Answer {
  const { environment, caller } = request;
  if (request.method !== "GET") throw noResource(request.uri);
  return jsonAnswer(request, 200, {
    "@odata.context": odataContext(environment, `${NAMESPACE}WhoAmIResponse`),
    BusinessUnitId: caller.businessUnitId,
    UserId: caller.userId,
    OrganizationId: environment.organizationId,
  });
}
