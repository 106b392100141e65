import type { DataverseEnvironment } from "../../dataverse/environment";
import { assertNone } from "../check";

/** Whether every column that custom data is to fill is there, and can be filled. */
export async function checkCustomData(
  { columns }: DataverseEnvironment,
  filled: Readonly<Record<string, string>>,
): Promise<string> {
  const names = Object.values(filled);
  if (names.length === 0) return "CUSTOM_DATA_COLUMNS is empty: session data fills no columns";
  const faults: string[] = [];
  for (const [key, column] of Object.entries(filled)) {
    const definition = await columns.definition(column);
    const about = `CUSTOM_DATA_COLUMNS ${key}`;
    if (definition === undefined)
      faults.push(`${about}: incident has no column ${column}: take its logical name, all small letters`);
    else if (definition.kind === "other")
      faults.push(
        `${about}: the column ${column} (${definition.type}) cannot be filled by a text, number, date or choice`,
      );
  }
  assertNone(faults);
  return `${names.join(", ")}: incident has them, and they can be filled`;
}
