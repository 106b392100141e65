import type { FaultPlan } from "../../LocalPlatform/faults/faults";

type Does = FaultPlan["does"];

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Does {
  return { kind: "answer", status, body, headers };
}

/** What Dataverse says of a request that its user may not make. */
const NO_PRIVILEGE = JSON.stringify({
  error: {
    code: "0x80040220",
    message: "SecLib::CheckPrivilege failed. User: 1, PrivilegeName: prvX, ObjectTypeCode: 1",
  },
});
const PAGE = "<!doctype html><title>Gateway</title><h1>Something is in the way</h1>";

/** What can come between the service and the answer that it waits for. */
export const HTTP_FAULTS = {
  "reset before": { kind: "reset" },
  "reset after": { kind: "reset-after" },
  silence: { kind: "hang" },
  "half a body": { kind: "half-body" },
  "401": answer(401, ""),
  "403 without a body": answer(403, ""),
  "403 with Dataverse's words": answer(403, NO_PRIVILEGE, { "content-type": "application/json" }),
  "403 of a gateway": answer(403, PAGE, { "content-type": "text/html" }),
  "408": answer(408, ""),
  "412": answer(412, ""),
  "429": answer(429, "", { "retry-after": "1" }),
  "429 without a wait": answer(429, "", { "retry-after": "0" }),
  "500": answer(500, "Internal Server Error"),
  "503": answer(503, PAGE, { "content-type": "text/html" }),
  "200 of a gateway": answer(200, PAGE, { "content-type": "text/html" }),
  "200 that breaks off": answer(200, '{"value":[{', { "content-type": "application/json" }),
  "200 of another server": answer(200, '{"status":"ok"}', { "content-type": "application/json" }),
  "204 where there must be words": answer(204, ""),
} as const satisfies Readonly<Record<string, Does>>;

export type HttpFault = keyof typeof HTTP_FAULTS;
