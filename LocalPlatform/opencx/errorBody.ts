import { STATUS_CODES } from "node:http";

/**
 * OpenCX's ErrorDto, the body of every answer that is not 2xx (OpenAPI document, 1.0-beta; all members optional there,
 * all given here).
 */
export interface ErrorBody {
  readonly statusCode: number;
  readonly message: string;
  readonly error: string;
}

/** The ErrorDto of a status. `message` says what was wrong with this request, `error` is the status's own phrase. */
export function errorBody(statusCode: number, message: string): ErrorBody {
  return { statusCode, message, error: STATUS_CODES[statusCode] ?? "Error" };
}

/** Thrown inside a route; the server answers it as an ErrorDto of that status. */
export class RequestError extends Error {
  override readonly name = "RequestError";

  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}
