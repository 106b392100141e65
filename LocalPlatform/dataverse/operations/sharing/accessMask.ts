import { RIGHTS } from "../../access/rights";
import { ACCESS_RIGHTS, type AccessRight } from "../../access/shares";
import { badPayload, WebApiError } from "../../model/webApiError";

/** A mask as it is answered: names with a comma and a space between. Source: Microsoft, "Verifying access in code". */
export function maskText(rights: readonly AccessRight[]): string {
  return rights.length === 0 ? "None" : RIGHTS.filter((right) => rights.includes(right)).join(", ");
}

/**
 * Reads `"ReadAccess, WriteAccess"`; a flags enumeration may also stand as the text of its number (OData JSON Format,
 * Primitive Value).
 * @throws WebApiError 400: no text, a name that is none, or no right at all
 */
export function readMask(action: string, given: unknown): readonly AccessRight[] {
  if (typeof given !== "string")
    throw badPayload(action, "An enumeration value of 'Microsoft.Dynamics.CRM.AccessRights' must be a text.");
  const all = RIGHTS.reduce((sum, right) => sum | ACCESS_RIGHTS[right], 0);
  const mask = /^\d+$/.test(given.trim()) ? Number(given) : undefined;
  const names = given.split(",").map((name) => name.trim());
  const unknown = names.find((name) => name !== "None" && !(name in ACCESS_RIGHTS));
  if (mask === undefined ? unknown !== undefined : (mask & ~all) !== 0)
    throw badPayload(
      action,
      `The value '${unknown ?? given}' is not a member of the enumeration 'Microsoft.Dynamics.CRM.AccessRights'.`,
    );
  const rights = RIGHTS.filter((right) => (mask === undefined ? names.includes(right) : mask & ACCESS_RIGHTS[right]));
  if (rights.length === 0) throw new WebApiError(400, "0x8004020d", "Invalid access rights.");
  return rights;
}
