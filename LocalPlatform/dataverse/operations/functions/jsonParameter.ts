import { isObject, type JsonObject } from "../../model/payload";
import { badQuery } from "../../model/webApiError";

/** JSON's own strings for those in single quotes. */
function doubleQuoted(text: string): string {
  return text.replace(/'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"/g, (whole, inner: string | undefined) =>
    inner === undefined ? whole : JSON.stringify(inner),
  );
}

/**
 * An object in a function's parameter: JSON, whose texts may stand in single quotes too, as Microsoft's pages print them.
 * @throws WebApiError 400
 */
export function jsonParameter(parameter: string, text: string): JsonObject {
  try {
    const read: unknown = JSON.parse(doubleQuoted(text));
    if (isObject(read)) return read;
  } catch {
    // Whatever it is, it is no object.
  }
  throw badQuery(`The value ${text} of the parameter '${parameter}' is not an object in JSON.`);
}
