import { rightsOn } from "../../access/rights";
import { effectiveShares } from "../../access/shares";
import type { Table } from "../../metadata/schema";
import { doesNotExist, noResource } from "../../model/webApiError";
import { NAMESPACE } from "../../request/resourcePath";
import type { Answer, WebApiRequest } from "../../request/webApiRequest";
import { complexAnswer } from "../complexAnswer";
import { functionParameters } from "../functions/functionParameters";
import { referredRow } from "../rows/rowReference";
import { maskText } from "./accessMask";

/**
 * The unbound function RetrieveSharedPrincipalsAndAccess: with whom a row is shared, by itself or along with the row
 * that it belongs to, and with which rights.
 * @throws WebApiError 403 who may not read the row; 400, 404 as for any reference
 */
export function retrieveSharedPrincipals(request: WebApiRequest): Answer {
  const { caller, environment, method, uri } = request;
  if (method !== "GET") throw noResource(uri);
  const answer = complexAnswer(request, "RetrieveSharedPrincipalsAndAccessResponse", ["PrincipalAccesses"]);
  const { Target = "" } = functionParameters(request, ["Target"]);
  const [table, row] = referredRow(request, "Target", Target);
  caller.demand("Read", table.logicalName, row);
  return answer({
    PrincipalAccesses: effectiveShares(environment.store, table.logicalName, row).map(({ principal, rights }) => ({
      AccessMask: maskText(rights),
      Principal: { "@odata.type": `#${NAMESPACE}${principal.table}`, ownerid: principal.id },
    })),
  });
}

/**
 * The function RetrievePrincipalAccess, bound to a user or a team: what it may do with a row, by roles and shares.
 * @throws WebApiError 403 who asks about another without the right to read the row; 404
 */
export function retrievePrincipalAccess(request: WebApiRequest, id: string, of: Table): Answer {
  const { caller, environment, method, uri } = request;
  if (method !== "GET") throw noResource(uri);
  const answer = complexAnswer(request, "RetrievePrincipalAccessResponse", ["AccessRights"]);
  const { Target = "" } = functionParameters(request, ["Target"], { at: 1 });
  const [table, row] = referredRow(request, "Target", Target);
  if (environment.store.get(of.logicalName, id) === undefined) throw doesNotExist(of.logicalName, id);
  if (id !== caller.userId) caller.demand("Read", table.logicalName, row);
  return answer({ AccessRights: maskText(rightsOn(environment, { table: of.logicalName, id }, table, row)) });
}
