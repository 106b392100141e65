import { SEED_IDS } from "../../../seed/seedIds";
import { badQuery, noResource } from "../../model/webApiError";
import { namedGuid } from "../../model/namedGuid";
import type { Answer, WebApiRequest } from "../../request/webApiRequest";
import { complexAnswer } from "../complexAnswer";
import { ENGLISH } from "../definitions/label";
import { functionParameters } from "./functionParameters";

/** Version of the service, as RetrieveVersion tells it; the last two numbers are nobody's. */
const VERSION = "9.2.0.0";

function answering(request: WebApiRequest, type: string, properties: readonly string[], names: readonly string[] = []) {
  if (request.method !== "GET") throw noResource(request.uri);
  const parameters = functionParameters(request, names);
  return { answer: complexAnswer(request, type, properties), parameters };
}

/** The unbound function RetrieveVersion. */
export function retrieveVersion(request: WebApiRequest): Answer {
  return answering(request, "RetrieveVersionResponse", ["Version"]).answer({ Version: VERSION });
}

/** The unbound function RetrieveProvisionedLanguages: English alone is there. */
export function retrieveProvisionedLanguages(request: WebApiRequest): Answer {
  const property = "RetrieveProvisionedLanguages";
  return answering(request, `${property}Response`, [property]).answer({ [property]: [ENGLISH] });
}

/**
 * The unbound function RetrieveCurrentOrganization: which organization this is, and where it stands.
 * @throws WebApiError 400 for another access than those of `EndpointAccessType`.
 */
export function retrieveCurrentOrganization(request: WebApiRequest): Answer {
  const { answer, parameters } = answering(request, "RetrieveCurrentOrganizationResponse", ["Detail"], ["AccessType"]);
  const { AccessType: access = "" } = parameters;
  if (!/^(Microsoft\.Dynamics\.CRM\.EndpointAccessType)?'(Default|Internet|Intranet)'$/.test(access))
    throw badQuery(`The value ${access} is no member of the enumeration 'Microsoft.Dynamics.CRM.EndpointAccessType'.`);
  const { environment } = request;
  const { url } = environment;
  return answer({
    Detail: {
      OrganizationId: environment.organizationId,
      FriendlyName: "Local Dataverse",
      OrganizationVersion: VERSION,
      EnvironmentId: namedGuid("environment"),
      DatacenterId: namedGuid("datacenter"),
      Geo: null,
      TenantId: SEED_IDS.tenant,
      UrlName: "local",
      UniqueName: "local",
      State: "Enabled",
      Endpoints: {
        Count: 3,
        IsReadOnly: false,
        Keys: ["WebApplication", "OrganizationService", "OrganizationDataService"],
        Values: [`${url}/`, `${url}/XRMServices/2011/Organization.svc`, `${url}/XRMServices/2011/OrganizationData.svc`],
      },
    },
  });
}
