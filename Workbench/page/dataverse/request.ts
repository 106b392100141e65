import { errorText } from "../../../LocalPlatform/command/errorText";
/**
 * As long as Dataverse itself works on a request. A control's own, shorter limit must be what the rep meets, as in the
 * app.
 */
const TIMEOUT_MS = 120_000;

const WEB_API = "/api/data/v9.2/";

/** How the platform rejects a failed Web API call: a plain object with the code as an unsigned number. */
export class WebApiError extends Error {
  public override readonly name = "WebApiError";
  /** Dataverse's error code as unsigned 32-bit number; the HTTP status where the answer held no code. */
  public readonly errorCode: number;
  public readonly code: number;
  public readonly httpStatus: number;
  /** The answer's body. */
  public readonly raw: string;

  public constructor(message: string, errorCode: number, httpStatus: number, raw: string) {
    super(message);
    this.errorCode = errorCode;
    this.code = errorCode;
    this.httpStatus = httpStatus;
    this.raw = raw;
  }
}

export interface WebApiRequest {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly prefer?: string;
  readonly ifMatch?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** In place of a body in JSON. */
  readonly written?: { readonly type: string; readonly text: string };
}

/**
 * One Web API request on the page's origin.
 * @param path below /api/data/v9.2/, query included
 * @throws WebApiError for every answer that is not 2xx, and when none comes
 */
export async function request(
  path: string,
  { method = "GET", prefer, ifMatch, body, written }: WebApiRequest = {},
): Promise<Response> {
  const sent = body === undefined ? written : { type: "application/json", text: JSON.stringify(body) };
  let answer: Response;
  try {
    answer = await fetch(WEB_API + path, {
      method,
      headers: {
        accept: "application/json",
        "odata-version": "4.0",
        "odata-maxversion": "4.0",
        ...(prefer === undefined ? {} : { prefer }),
        ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
        ...(sent === undefined ? {} : { "content-type": sent.type }),
      },
      ...(sent === undefined ? {} : { body: sent.text }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw new WebApiError(errorText(error), 0, 0, "");
  }
  if (answer.ok) return answer;
  const raw = await answer.text();
  throw webApiError(raw, answer);
}

/** A request whose answer is JSON. The caller says what it expects; Dataverse's own schema vouches for it. */
export async function requestJson<T>(path: string, options?: WebApiRequest): Promise<T> {
  const answer = await request(path, options);
  return (await answer.json()) as T;
}

/** What an answer that is not 2xx says. @param raw its body */
export function webApiError(raw: string, answer: Pick<Response, "status" | "statusText">): WebApiError {
  try {
    const { error } = JSON.parse(raw) as { error?: { code?: string; message?: string } };
    const code = Number.parseInt(error?.code ?? "", 16);
    return new WebApiError(
      error?.message ?? answer.statusText,
      Number.isNaN(code) ? answer.status : code,
      answer.status,
      raw,
    );
  } catch {
    return new WebApiError(`${answer.status} ${answer.statusText}`, answer.status, answer.status, raw);
  }
}
