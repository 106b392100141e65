import { z } from "zod";
import { Failure } from "../failures/failure";
import { JsonLimitError, parseJson } from "../http/json";
import type { Answer } from "../http/request";

/** OpenCX's ErrorDto. Of gateways many say a `message` as well, and nothing else. */
const errorBody = z.looseObject({
  message: z.union([z.string(), z.array(z.string())]).nullish(),
  statusCode: z.number().nullish(),
  error: z.string().nullish(),
});
/** What its web server says where nothing is at the address at all: OPENCX_API_URL is wrong, or OpenCX is being changed. */
const NO_ROUTE = /^Cannot [A-Z]+ \//;

/** @param what is longer @param limit that is read of it */
export function tooLarge(what: string, limit: string): Failure {
  return new Failure({ code: "opencx-too-large", source: "opencx", values: { what, limit } });
}

/** What the text of an answer says. @param what it is about */
export function readAnswer<T extends z.ZodType>(text: string, shape: T, what: string): z.infer<T> {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch (cause) {
    if (cause instanceof JsonLimitError) throw tooLarge(what, cause.limit);
    throw new Failure({ code: "opencx-not-json", source: "opencx", values: { what }, cause });
  }
  return parsedAs(shape, body, what);
}

/** A part of an answer. @throws Failure that names the field which is not as documented */
export function parsedAs<T extends z.ZodType>(shape: T, body: unknown, what: string): z.infer<T> {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const [field, fault] = [issue?.path.map(String).join(".") ?? "", issue?.message ?? ""];
  throw new Failure({ code: "opencx-unreadable", source: "opencx", values: { what, field, fault } });
}

/** What an answer that is not 200 means. */
export function refusal({ status, text }: Answer, what: string): Failure {
  const values = { what, status };
  const detail = detailOf(text, status);
  return new Failure({ code: codeOf(status, detail !== undefined), source: "opencx", values, status, detail });
}

type Refusal = "opencx-key-refused" | "opencx-unknown" | "opencx-away" | "opencx-gateway" | "opencx-refused";

/** @param own whether OpenCX says it in its own words: nobody else's can be final */
function codeOf(status: number, own: boolean): Refusal {
  if (status === 401 || status === 403) return "opencx-key-refused";
  if (status !== 408 && status < 500 && !own) return "opencx-gateway";
  // A webhook can be quicker than the API's own view of the session.
  if (status === 404) return "opencx-unknown";
  return status === 408 || status >= 500 ? "opencx-away" : "opencx-refused";
}

/** What OpenCX says of the request in its own words. */
function detailOf(text: string, status: number): string | undefined {
  try {
    const { message, statusCode, error } = errorBody.parse(parseJson(text));
    const said = Array.isArray(message) ? message.join("; ") : (message ?? undefined);
    const own = (statusCode === status || error != null) && !NO_ROUTE.test(said ?? "");
    return own ? said : undefined;
  } catch {
    return undefined;
  }
}
