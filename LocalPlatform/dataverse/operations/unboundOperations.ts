import { noResource, noSegment } from "../model/webApiError";
import { jsonBody, type Answer, type WebApiRequest } from "../request/webApiRequest";
import { closeIncident } from "./closeIncident";
import { refuseOptions } from "./complexAnswer";
import { retrieveCurrentOrganization, retrieveProvisionedLanguages, retrieveVersion } from "./functions/organization";
import { retrieveDuplicates } from "./functions/retrieveDuplicates";
import { retrieveTotalRecordCount } from "./functions/retrieveTotalRecordCount";
import { bulkDelete } from "./rows/bulkDelete";
import { grantAccess, modifyAccess, revokeAccess } from "./sharing/shareActions";
import { retrieveSharedPrincipals } from "./sharing/sharedAccess";
import { deleteAndPromote, importSolution, importSolutionAsync, stageAndUpgrade } from "./solutions/importActions";
import { publish } from "./solutions/removeSolution";
import { whoAmI } from "./whoAmI";

type Operation = (request: WebApiRequest) => Answer;

function closeIncidentRequest(request: WebApiRequest): Answer {
  if (request.method !== "POST") throw noResource(request.uri);
  refuseOptions(request.options);
  closeIncident(request, jsonBody(request));
  return { status: 204 };
}

/** Functions and actions that are bound to nothing, by name. */
export const UNBOUND: Readonly<Record<string, Operation>> = {
  BulkDelete: bulkDelete,
  CloseIncident: closeIncidentRequest,
  DeleteAndPromote: deleteAndPromote,
  GrantAccess: grantAccess,
  ImportSolution: importSolution,
  ImportSolutionAsync: importSolutionAsync,
  ModifyAccess: modifyAccess,
  PublishAllXml: publish("PublishAllXml"),
  PublishXml: publish("PublishXml"),
  RetrieveCurrentOrganization: retrieveCurrentOrganization,
  RetrieveDuplicates: retrieveDuplicates,
  RetrieveProvisionedLanguages: retrieveProvisionedLanguages,
  RetrieveSharedPrincipalsAndAccess: retrieveSharedPrincipals,
  RetrieveTotalRecordCount: retrieveTotalRecordCount,
  RetrieveVersion: retrieveVersion,
  RevokeAccess: revokeAccess,
  StageAndUpgrade: stageAndUpgrade,
  WhoAmI: whoAmI,
};

/** Those of them that take something in their parentheses. */
const WITH_PARAMETERS = new Set([
  "RetrieveCurrentOrganization",
  "RetrieveDuplicates",
  "RetrieveSharedPrincipalsAndAccess",
  "RetrieveTotalRecordCount",
]);

/**
 * Runs the unbound function or action that a request names.
 * @returns undefined when it names none that is here
 * @throws WebApiError 404 for a key or a segment that has nothing to stand behind it.
 */
export function unboundOperation(request: WebApiRequest): Answer | undefined {
  const [first, below] = request.segments;
  const name = first?.name ?? "";
  const operation = Object.hasOwn(UNBOUND, name) ? UNBOUND[name] : undefined;
  if (operation === undefined) return undefined;
  if (below !== undefined) throw noSegment(below.name);
  // A function's empty parentheses are no key.
  if ((first?.key ?? "") !== "" && !WITH_PARAMETERS.has(name)) throw noSegment(name);
  return operation(request);
}
