import {
  isPublished,
  isPublishedOperation,
  isPublishedProperty,
  isPublishedTable,
} from "../metadata/published/publishedNames";

/**
 * An error as the Web API answers it. Texts and codes come from Microsoft's published error list and from the captures
 * in Microsoft's "Troubleshoot Dataverse Web API client errors"; where the published material is silent the text here
 * says so in plain words.
 */
export class WebApiError extends Error {
  override readonly name: string = "WebApiError";
  /**
   * @param status HTTP status.
   * @param code hexadecimal code such as `0x80040217`.
   * @param headers further response headers, such as `Retry-After`.
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/**
 * A row, a bind target or an action's target that is not there. Logical name in lower case, as Microsoft's documents
 * print it.
 */
export function doesNotExist(table: string, id: string): WebApiError {
  return new WebApiError(404, "0x80040217", `${table} With Id = ${id} Does Not Exist`);
}

/** A body that the OData reader refuses; `inner` is the reader's own text. */
export function badPayload(set: string, inner: string): WebApiError {
  return new WebApiError(
    400,
    "0x80048d19",
    `Error identified in Payload provided by the user for Entity :'${set}', For more information on this error ` +
      "please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : " +
      `Microsoft.OData.ODataException: ${inner}`,
  );
}

/** The refusal of a property that Dataverse's table has and this one has not; undefined where neither has it. */
function propertyNotHere(table: string, property: string): WebApiError | undefined {
  return isPublishedProperty(table, property)
    ? notImplemented(`The property '${property}' of the table '${table}'`)
    : undefined;
}

/** `x@odata.bind` where x is no navigation property; names are case-sensitive. */
export function undeclaredProperty(set: string, table: string, property: string): WebApiError {
  const notHere = propertyNotHere(table, property);
  if (notHere !== undefined) return notHere;
  return badPayload(
    set,
    `An undeclared property '${property}' which only has property annotations in the payload but no property ` +
      "value was found in the payload. In OData, only declared navigation properties and declared named streams " +
      "can be represented as properties without values.",
  );
}

/** A property in the body that the table does not have. */
export function invalidProperty(set: string, table: string, property: string): WebApiError {
  const notHere = propertyNotHere(table, property);
  if (notHere !== undefined) return notHere;
  return badPayload(
    set,
    `Invalid property '${property}' was found in entity 'Microsoft.Dynamics.CRM.${table}'. ---> ` +
      "Microsoft.OData.ODataException: Does not support untyped value in non-open type.",
  );
}

/** A query that the OData reader refuses. */
export function badQuery(message: string): WebApiError {
  return new WebApiError(400, "0x80060888", message);
}

/** A name in $select, $filter, $orderby or $expand that the table does not have. */
export function noSuchProperty(table: string, property: string): WebApiError {
  const notHere = propertyNotHere(table, property);
  if (notHere !== undefined) return notHere;
  return new WebApiError(
    400,
    "0x0",
    `Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${table}'.`,
  );
}

/** A column that a condition or a query names by its logical name, and that the table does not have. */
export function noSuchColumn(table: string, column: string): WebApiError {
  const notHere = propertyNotHere(table, column) ?? propertyNotHere(table, `_${column}_value`);
  if (notHere !== undefined) return notHere;
  return new WebApiError(
    400,
    "0x80041103",
    `'${table}' entity doesn't contain attribute with Name = '${column}' and NameMapping = 'Logical'.`,
  );
}

/** A table by its logical name: 501 when Dataverse has it, 400 when it is misspelt. */
export function tableNotHere(logicalName: string): WebApiError {
  if (isPublishedTable(logicalName)) return notImplemented(`The table '${logicalName}'`);
  return new WebApiError(
    400,
    "0x80041102",
    `The entity with a name = '${logicalName}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  );
}

/** What the real service has and this one has not, by decision: docs/local-platform.md. `what` begins the sentence. */
export function notImplemented(what: string): WebApiError {
  return new WebApiError(501, "0x80060888", `${what} is not part of the local platform.`);
}

/**
 * A write that a table does not take: its rows stand and fall with another's, or it is for tables of another kind. Code
 * and first half of the text: Microsoft's published error list.
 * @param method of HTTP, or the message's own name
 */
export function notByItself(method: string, table: { readonly logicalName: string }): WebApiError {
  const message = { POST: "Create", DELETE: "Delete", PATCH: "Update", PUT: "Update" }[method] ?? method;
  return new WebApiError(
    400,
    "0x80040800",
    "The method being invoked does not support provided entity type. " +
      `The '${message}' method does not support entities of type '${table.logicalName}'.`,
  );
}

/** A key that is taken, on POST and on a create-only PATCH alike. */
export function duplicateKey(): WebApiError {
  return new WebApiError(412, "0x80040237", "A record with matching key values already exists.");
}

/** An ETag in If-Match that is not the row's. */
export function versionMismatch(): WebApiError {
  return new WebApiError(
    412,
    "0x80060882",
    "The version of the existing record doesn't match the RowVersion property provided.",
  );
}

/** A path or verb that names no resource. */
export function noResource(uri: string): WebApiError {
  return new WebApiError(404, "", `No HTTP resource was found that matches the request URI '${uri}'.`);
}

/**
 * A method that the resource does not take, such as PATCH on a collection. Status: Microsoft, "Compose HTTP requests and
 * handle errors", Identify status codes; text as reported from a real environment (AlexaCRM/dynamics-webapi-toolkit,
 * issue 70). Its code is not published.
 */
export function wrongMethod(method: string, allowed: readonly string[]): WebApiError {
  const text = `The requested resource does not support http method '${method}'.`;
  return new WebApiError(405, "0x80060888", text, { allow: allowed.join(", ") });
}

/** A path segment that names nothing. */
export function noSegment(segment: string): WebApiError {
  return new WebApiError(404, "0x8006088a", `Resource not found for the segment '${segment}'.`);
}

/** A first path segment that leads nowhere here: 501 when Dataverse has it, 404 when it is misspelt. */
export function resourceNotHere(name: string): WebApiError {
  return isPublished(name) ? notImplemented(`'${name}'`) : noSegment(name);
}

/** A segment below a row that is none of its properties here: 501 when Dataverse's table has it, 404 else. */
export function segmentNotHere(table: string, name: string): WebApiError {
  return propertyNotHere(table, name) ?? noSegment(name);
}

/**
 * A bound function or action that is not here: 501 when Dataverse binds one of that name to the table, 404 else.
 * @param name without its namespace
 */
export function operationNotHere(table: string, name: string, on: "row" | "set"): WebApiError {
  const whole = `Microsoft.Dynamics.CRM.${name}`;
  return isPublishedOperation(table, name, on)
    ? notImplemented(`'${whole}' on the table '${table}'`)
    : noSegment(whole);
}

/** A key in parentheses where none can stand: passed over, it would seem to have named a row. */
export function strayKey(segment: string): WebApiError {
  return badQuery(`Error in query syntax: '${segment}' takes no key.`);
}

function helpLink(code: string): string {
  return `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.replace(/^0x/, "").toUpperCase()}&client=platform`;
}

/**
 * Body of an error answer. `wants` tells which details were asked for, by the names of their annotations. Source:
 * Microsoft, "Compose HTTP requests and handle errors", Include more details with errors.
 */
export function errorBody(
  error: { readonly code: string; readonly message: string },
  wants: (annotation: string) => boolean,
): Readonly<Record<string, unknown>> {
  const details = {
    "Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus": "0",
    "Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode": "0",
    "Microsoft.PowerApps.CDS.HelpLink": helpLink(error.code),
    "Microsoft.PowerApps.CDS.TraceText": "",
    "Microsoft.PowerApps.CDS.InnerError.Message": error.message,
  };
  const wanted = Object.entries(details).filter(([name]) => wants(name));
  return {
    error: {
      code: error.code,
      message: error.message,
      ...Object.fromEntries(wanted.map(([name, value]) => [`@${name}`, value])),
    },
  };
}
