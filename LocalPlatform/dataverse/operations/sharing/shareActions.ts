import { isOwned } from "../../access/reach";
import { share, sharesOf, type AccessRight } from "../../access/shares";
import { isObject, type JsonObject } from "../../model/payload";
import type { RowReference } from "../../model/row";
import { badPayload, doesNotExist, noResource, notByItself, WebApiError } from "../../model/webApiError";
import { jsonBody, type Answer, type WebApiRequest } from "../../request/webApiRequest";
import { refuseOptions } from "../complexAnswer";
import { readReference } from "../rows/rowReference";
import { readMask } from "./accessMask";

const DONE: Answer = { status: 204 };

function bodyOf(request: WebApiRequest, action: string, parameters: readonly string[]): JsonObject {
  if (request.method !== "POST") throw noResource(request.uri);
  refuseOptions(request.options);
  const body = jsonBody(request);
  const unknown = Object.keys(body).find((name) => !parameters.includes(name) && !name.includes("@"));
  if (unknown !== undefined)
    throw badPayload(
      action,
      `The parameter '${unknown}' in the request payload is not a valid parameter for the operation '${action}'.`,
    );
  return body;
}

/**
 * The row to be shared, by who may: the privilege to share the table's rows, and the right to share this one. Source:
 * Microsoft, "Security concepts in Microsoft Dataverse", Share; AccessRights EnumType, ShareAccess.
 */
function sharedTarget({ environment, caller }: WebApiRequest, action: string, given: unknown): RowReference {
  const { schema, store } = environment;
  const target = readReference(schema, action, "Target", given);
  const table = schema.tables.get(target.table);
  if (table === undefined || !isOwned(table)) throw notByItself(action, { logicalName: target.table });
  caller.demand("Share", target.table);
  const row = store.get(target.table, target.id);
  if (row === undefined) throw doesNotExist(target.table, target.id);
  caller.demand("Share", target.table, row);
  return target;
}

/** A user or team that is there. @throws WebApiError 400 for another table, 404 */
function readPrincipal(
  { environment }: WebApiRequest,
  action: string,
  parameter: string,
  given: unknown,
): RowReference {
  const principal = readReference(environment.schema, action, parameter, given);
  if (principal.table !== "systemuser" && principal.table !== "team")
    throw new WebApiError(400, "0x8004020c", "Invalid share id.");
  if (environment.store.get(principal.table, principal.id) === undefined)
    throw doesNotExist(principal.table, principal.id);
  return principal;
}

/** @param merged the rights that the principal will have, of those from before and those that are given */
function shareRow(
  request: WebApiRequest,
  action: string,
  merged: (before: readonly AccessRight[], given: readonly AccessRight[]) => readonly AccessRight[],
): Answer {
  const { store } = request.environment;
  const { Target, PrincipalAccess: access } = bodyOf(request, action, ["Target", "PrincipalAccess"]);
  if (!isObject(access))
    throw badPayload(action, "The parameter 'PrincipalAccess' must be an object with 'Principal' and 'AccessMask'.");
  const principal = readPrincipal(request, action, "Principal", access.Principal);
  const given = readMask(action, access.AccessMask);
  const target = sharedTarget(request, action, Target);
  if (store.get(target.table, target.id)?.values._ownerid_value === principal.id)
    throw new WebApiError(400, "0x80040214", "An item cannot be shared with the owning user.");
  const before = sharesOf(store, target).find((one) => one.principal.id === principal.id)?.rights ?? [];
  share(store, target, { principal, rights: merged(before, given) });
  return DONE;
}

/**
 * The unbound action GrantAccess: a user or team gets rights to a row, besides those that were shared before.
 * @throws WebApiError 400 for the body, a table whose rows nobody owns (0x80040800), and the owner (0x80040214); 403 for
 * who may not share; 404 for rows that are not there.
 */
export function grantAccess(request: WebApiRequest): Answer {
  return shareRow(request, "GrantAccess", (before, given) => [...before, ...given]);
}

/** The unbound action ModifyAccess: rights in place of those that were shared before. @throws as {@link grantAccess} */
export function modifyAccess(request: WebApiRequest): Answer {
  return shareRow(request, "ModifyAccess", (_before, given) => given);
}

/** The unbound action RevokeAccess: ends what was shared with a user or team. @throws as {@link grantAccess} */
export function revokeAccess(request: WebApiRequest): Answer {
  const { Target, Revokee } = bodyOf(request, "RevokeAccess", ["Target", "Revokee"]);
  const principal = readPrincipal(request, "RevokeAccess", "Revokee", Revokee);
  const target = sharedTarget(request, "RevokeAccess", Target);
  share(request.environment.store, target, { principal, rights: [] });
  return DONE;
}
