import { withDeadline } from "../Caller/deadline";
import { variablesOf, VARIABLES_QUERY, type VariableRow, type Variables } from "../Caller/variables";

const DEADLINE_SECONDS = 10;

let known: Promise<Variables> | undefined;

/**
 * The solution's environment variables: asked once, then remembered while the app is open. Never rejects: an answer that
 * fails or stays away is undefined, and the next call asks again.
 */
export async function environmentVariables(): Promise<Variables | undefined> {
  known ??= ask();
  try {
    return await known;
  } catch {
    known = undefined;
    return undefined;
  }
}

async function ask(): Promise<Variables> {
  const { table, options } = VARIABLES_QUERY;
  const { entities } = await withDeadline(
    Xrm.WebApi.retrieveMultipleRecords<VariableRow>(table, options),
    DEADLINE_SECONDS,
  );
  return variablesOf(entities);
}
