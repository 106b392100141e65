import { WebApiError } from "../model/webApiError";
import type { Change } from "./change";

function badPair(): WebApiError {
  return new WebApiError(
    400,
    "0x80048408",
    "State code is invalid or state code is valid but status code is invalid for a specified state code.",
  );
}

function integer(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/**
 * State and status reason go together: a status reason belongs to one state, and a state set alone brings its default
 * status reason. On create the state is always the first one, since statecode is not valid for create.
 * @throws WebApiError 400 0x80048408 for a pair that does not fit.
 */
export function applyState({ table, before, payload, draft }: Change): void {
  const { statecode, statuscode } = table.columns;
  if (statecode?.options === undefined || statuscode?.options === undefined) return;
  const givenState = before === undefined ? undefined : integer(payload.values.get("statecode"));
  const givenStatus = integer(payload.values.get("statuscode"));
  const state = givenState ?? integer(before?.values.statecode) ?? 0;
  const known = statecode.options.find((option) => option.value === state);
  if (known === undefined) throw badPair();

  const keeps = before !== undefined && givenState === undefined && givenStatus === undefined;
  const fallback = known.defaultStatus ?? statuscode.options.find((option) => option.state === state)?.value;
  const status = keeps
    ? integer(before.values.statuscode)
    : (givenStatus ?? (before?.values.statecode === state ? integer(before.values.statuscode) : fallback));
  if (!statuscode.options.some((option) => option.value === status && option.state === state)) throw badPair();
  draft.values.statecode = state;
  draft.values.statuscode = status ?? null;
}
