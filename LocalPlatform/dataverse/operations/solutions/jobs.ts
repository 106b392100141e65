import { dateTimeText } from "../../model/columnValue";
import type { Value } from "../../model/row";
import { newRowValues, setLookup } from "../../rules/change";
import type { WriteContext } from "../writeRows";

/** A job of the system's, told of by a row that the system alone writes. */
export function putJob(
  { environment, caller }: WriteContext,
  name: "importjob" | "asyncoperation",
  id: string,
  values: Readonly<Record<string, Value>>,
): void {
  const table = environment.schema.tables.get(name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  const now = dateTimeText(new Date());
  const times = { createdon: now, modifiedon: now, startedon: now, completedon: now };
  const draft = {
    values: { ...newRowValues(table), ...times, ...values, [table.key]: id },
    targets: {},
  };
  const user = { table: "systemuser", id: caller.userId };
  for (const column of ["createdby", "modifiedby", "ownerid", "owninguser"])
    if (table.columns[column] !== undefined) setLookup(draft, column, user);
  if (table.columns.owningbusinessunit !== undefined)
    setLookup(draft, "owningbusinessunit", { table: "businessunit", id: environment.businessUnitId });
  environment.store.put(name, { id, ...draft });
}

/** State and status of a system job that has ended. Source: asyncoperation, statecode and statuscode. */
export const ENDED = { statecode: 3, succeeded: 30, failed: 31 } as const;

/** The kind of system job that imports a solution. Source: asyncoperation, operationtype. */
export const IMPORT_SOLUTION = 203;

/** What an import job tells of an import that went well. Source: importjob, data; "Work with solutions". */
export function importData(uniqueName: string, version: string): string {
  return (
    '<importexportxml succeeded="true" status="Imported" progress="100" processed="true"><solutionManifests>' +
    `<solutionManifest id="${uniqueName}" LocalizedName="${uniqueName}" processed="true"><UniqueName>${uniqueName}</UniqueName>` +
    `<Version>${version}</Version><result result="success" errorcode="0" errortext="" /></solutionManifest>` +
    "</solutionManifests></importexportxml>"
  );
}
