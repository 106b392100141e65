/** What a Web API answered. */
export interface WebApiReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, read; empty unless it is a JSON object. */
  readonly json: Record<string, unknown>;
}

/** What a request carries. */
export interface WebApiSent {
  readonly headers: Readonly<Record<string, string>>;
  /** An object goes as JSON, a text as it is. */
  readonly body?: unknown;
  /** Milliseconds that an answer may take. */
  readonly deadline: number;
}

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function read(text: string, type: string | null): Record<string, unknown> {
  if (text === "" || type?.includes("json") !== true) return {};
  const parsed: unknown = JSON.parse(text);
  return isObject(parsed) ? parsed : {};
}

/** Sends one Web API request as its sender writes it. */
export async function sendWebApi(
  method: string,
  url: string,
  { headers, body, deadline }: WebApiSent,
): Promise<WebApiReply> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(deadline),
  });
  const text = await response.text();
  const type = response.headers.get("content-type");
  return { status: response.status, headers: response.headers, text, json: read(text, type) };
}
