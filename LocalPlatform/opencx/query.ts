import { z } from "zod";
import { RequestError } from "./errorBody";

/** A date and time in a query. */
export const moment = z.iso.datetime({
  offset: true,
  error: "must be an ISO 8601 date and time such as 2026-11-22T09:30:00Z",
});

/** An opaque cursor in a query. */
export const cursor = z.string().min(1, "must not be empty").optional();

/**
 * Checks a query. What OpenCX does with a misspelt parameter is not documented; here it is refused, so that a filter
 * that never worked is found on this machine.
 * @throws RequestError 400 naming the parameter.
 */
export function parsedQuery<T extends z.ZodType>(schema: T, query: unknown): z.infer<T> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  if (first?.code === "unrecognized_keys")
    throw new RequestError(400, `${first.keys.join(", ")} is not a parameter of this endpoint`);
  throw new RequestError(400, `${first?.path.join(".") ?? "query"} ${first?.message ?? "is not valid"}`);
}
