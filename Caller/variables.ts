/** Environment variables of the solution, by schema name. */
export type VariableName =
  | "opencx_UnknownCallerCustomer"
  | "opencx_SessionLinkHosts"
  | "opencx_SessionUrlTemplate"
  | "opencx_DefaultCountry"
  | "opencx_RevealCards";

/** The values of the solution's environment variables; one that is not there, or is empty, is absent. */
export type Variables = Readonly<Partial<Record<VariableName, string>>>;

const VALUES = "environmentvariabledefinition_environmentvariablevalue";

/** The table that holds the solution's variables, and the query of all of them: one request for whoever reads any. */
export const VARIABLES_QUERY = {
  table: "environmentvariabledefinition",
  options: `?$select=schemaname,defaultvalue&$filter=startswith(schemaname,'opencx_')&$expand=${VALUES}($select=value)`,
} as const;

/** A row that {@link VARIABLES_QUERY} finds. */
export interface VariableRow {
  readonly schemaname?: string;
  readonly defaultvalue?: string | null;
  readonly [VALUES]?: readonly { readonly value?: string | null }[] | null;
}

/** What the rows say. The environment's own value counts before the solution's default; an empty one does not count. */
export function variablesOf(rows: readonly VariableRow[]): Variables {
  return Object.fromEntries(
    rows.map((row) => [row.schemaname, [row[VALUES]?.[0]?.value, row.defaultvalue].find(Boolean)]),
  ) as Variables;
}

/** Whether what stands in `opencx_RevealCards`, or in the control's property of that meaning, forbids it. */
export const NO = /\b(?:no|false|off|0)\b/i;

/**
 * Where a session of OpenCX is looked at. The id is percent-encoded: it comes from outside and must not change where the
 * link leads.
 * @param template an address with `{sessionId}` in it
 */
export function sessionAddress(template: string, sessionId: string): string {
  return template.split("{sessionId}").join(encodeURIComponent(sessionId));
}
