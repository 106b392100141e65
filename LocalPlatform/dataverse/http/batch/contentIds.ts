import { isObject } from "../../model/payload";
import { WebApiError } from "../../model/webApiError";

/** Addresses of the rows that the requests of a change set made, by content id. */
export type ContentIds = ReadonlyMap<string, string>;

const REFERENCE = /^\/?\$([^/?(]+)/;

/**
 * A text with its leading `$1` made the address that it stands for; any other as it is.
 * @throws WebApiError 400 in Microsoft's words for one that was not declared before: "Execute batch operations",
 * Reference URIs in an operation.
 */
function resolved(text: string, ids: ContentIds): string {
  const [reference, id] = REFERENCE.exec(text) ?? [];
  if (reference === undefined || id === undefined) return text;
  const address = ids.get(id);
  if (address === undefined)
    throw new WebApiError(
      400,
      "0x80060888",
      `Content-ID Reference: '$${id.slice(0, 100)}' does not exist in the batch context.`,
    );
  return address + text.slice(reference.length);
}

/** System resources begin with the same character. */
const SYSTEM = /^\/?\$(?:metadata|batch|crossjoin|all|entity)\b/;

/** The URL of a request, `$1/lastname` made `<address of 1>/lastname`. */
export function resolveUrl(url: string, ids: ContentIds): string {
  return SYSTEM.test(url) ? url : resolved(url, ids);
}

/** Names whose values are addresses: `x@odata.bind`, and `@odata.id` of a reference. */
function holdsAddress(name: string): boolean {
  return name.endsWith("@odata.bind") || name === "@odata.id" || name === "@id";
}

function resolveHere(value: unknown, ids: ContentIds): unknown {
  if (typeof value === "string") return resolved(value, ids);
  return Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === "string" ? resolved(one, ids) : one))
    : value;
}

/** A body in which each `"$1"` that stands for an address is that address. What is no JSON stays as it is. */
export function resolveBody(body: string, ids: ContentIds): string {
  if (!/"\/?\$/.test(body)) return body;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return body;
  }
  // By a list of what is left to do: a body nested a thousand times must not end the stack.
  const left: unknown[] = [parsed];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (Array.isArray(at)) left.push(...(at as readonly unknown[]).filter((one) => typeof one === "object"));
    else if (isObject(at)) {
      for (const [name, value] of Object.entries(at)) {
        if (holdsAddress(name)) Reflect.set(at, name, resolveHere(value, ids));
        else if (typeof value === "object" && value !== null) left.push(value);
      }
    }
  }
  return JSON.stringify(parsed);
}
