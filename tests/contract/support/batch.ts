import type { ContractAnswer, Service } from "./service";

/** One request of a batch. */
export interface Step {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentId?: string;
}

/** A step by itself, or several in a change set. */
export type BatchStep = Step | readonly Step[];

/** One answer within that of a batch. */
export interface StepAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly contentId?: string;
  /** Whether it stands in the answer of a change set. */
  readonly inChangeSet: boolean;
}

/** The answer to a batch, and to each of its steps. */
export interface BatchReply extends ContractAnswer {
  readonly steps: readonly StepAnswer[];
}

const BATCH = "batch_contract";
const CHANGE_SET = "changeset_contract";

function isSet(step: BatchStep): step is readonly Step[] {
  return Array.isArray(step);
}

function part({ method, url, body, headers = {}, contentId }: Step): readonly string[] {
  return [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    "",
    `${method} ${url} HTTP/1.1`,
    ...(body === undefined ? [] : ["Content-Type: application/json; type=entry"]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    body === undefined ? "" : JSON.stringify(body),
  ];
}

/** The body of a batch; boundaries are `batch_contract` and `changeset_contract`. */
export function batchBody(steps: readonly BatchStep[], lineEnd = "\r\n"): string {
  return [
    ...steps.flatMap((step) =>
      isSet(step)
        ? [
            `--${BATCH}`,
            `Content-Type: multipart/mixed; boundary="${CHANGE_SET}"`,
            "",
            ...step.flatMap((one) => [`--${CHANGE_SET}`, ...part(one)]),
            `--${CHANGE_SET}--`,
            "",
          ]
        : [`--${BATCH}`, ...part(step)],
    ),
    `--${BATCH}--`,
    "",
  ].join(lineEnd);
}

function between(text: string, boundary: string): readonly string[] {
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((one) => one.replace(/^\r\n/, ""));
}

function split(text: string): readonly [ReadonlyMap<string, string>, string] {
  const at = text.indexOf("\r\n\r\n");
  const lines = text.slice(0, at < 0 ? text.length : at).split("\r\n");
  const headers = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(":");
    return colon < 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return [new Map(headers), at < 0 ? "" : text.slice(at + 4)];
}

function boundaryOf(type: string | null | undefined): string {
  return /boundary="?([^";,\s]+)/i.exec(type ?? "")?.[1] ?? "";
}

function read(text: string, inChangeSet: boolean): readonly StepAnswer[] {
  const [outer, inner] = split(text);
  const type = outer.get("content-type") ?? "";
  if (type.startsWith("multipart/mixed")) return between(inner, boundaryOf(type)).flatMap((one) => read(one, true));
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(inner)?.[1]);
  const [headers, body] = split(inner);
  const trimmed = body.trim();
  const contentId = outer.get("content-id");
  return [
    {
      status,
      headers,
      text: trimmed,
      json: trimmed.startsWith("{") ? (JSON.parse(trimmed) as Record<string, unknown>) : {},
      inChangeSet,
      ...(contentId === undefined ? {} : { contentId }),
    },
  ];
}

/** Sends a body as it is. */
export async function sendBody(
  service: Service,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<BatchReply> {
  const answer = await service.request("POST", "$batch", {
    body,
    headers: { "content-type": `multipart/mixed; boundary="${BATCH}"`, ...headers },
  });
  const boundary = boundaryOf(answer.headers.get("content-type"));
  return {
    ...answer,
    steps: boundary === "" ? [] : between(answer.text, boundary).flatMap((one) => read(one, false)),
  };
}

/** Sends the steps as one batch. */
export function sendBatch(
  service: Service,
  steps: readonly BatchStep[],
  headers: Readonly<Record<string, string>> = {},
): Promise<BatchReply> {
  return sendBody(service, batchBody(steps), headers);
}

/** Has the rows removed that the steps made. @returns their ids in order; undefined where none was made */
export function madeIn(service: Service, { steps }: BatchReply): readonly (string | undefined)[] {
  return steps.map(({ headers }) => {
    const [, set, id] = /\/(\w+)\(([0-9a-f-]{36})\)$/i.exec(headers.get("odata-entityid") ?? "") ?? [];
    if (set === undefined || id === undefined) return undefined;
    service.removeLater(set, id);
    return id.toLowerCase();
  });
}
