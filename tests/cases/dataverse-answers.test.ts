import {
  eventually,
  inboxRows,
  incidentsOf,
  inState,
  openInstallation,
  QUICK,
  queueItemsOf,
  type Installation,
} from "../ingestion/support/installation";
import { aCall } from "../support/callFile";
import { testTheme } from "./support/theme";

interface Answered {
  /** Method and what stands in the path, such as `PATCH incidents`. */
  readonly request: string;
  readonly status: number;
  readonly body: string | object;
}

/** More attempts than a failure that is tried a few times is given. */
const MANY = 12;

let installation: Installation;
afterEach(async () => installation.close());

/** A state that says something of an hour, or of trying, before it is dead. */
function isPatient(state: string): boolean {
  return /hour|tried|again|wait/i.test(state) && /dead/i.test(state);
}

testTheme<Answered, { state: string }>(
  "dataverse-answers",
  { input: ["request", "status", "body"], expected: ["state"] },
  async ({ request, status, body }, { state }) => {
    // An hour in little, where the handoff is to be given up after it.
    const backoff = { ...QUICK.backoff, ...(isPatient(state) && { patience: 200 }) };
    installation = await openInstallation({ tuning: { ...QUICK, backoff } });
    const [method = "", place = ""] = request.trim().split(/\s+/);
    installation.dataverse.addFault({
      method,
      path: `[/.]${place.replace(/[^\w]/g, "\\$&")}(?!\\w)`,
      does: { kind: "answer", status, body: typeof body === "string" ? body : JSON.stringify(body) },
    });
    // A case that stands is read only where its write was not answered.
    if (request.trim() === "GET incidents")
      installation.dataverse.addFault({
        method: "PATCH",
        path: "/incidents\\(",
        times: 1,
        does: { kind: "reset-after" },
      });
    const call = aCall({ email: "ann@example.com" });
    installation.opencx.load(call);
    await installation.opencx.deliver(call, installation.target);
    if (/dead/i.test(state)) {
      const { attempts } = await inState(installation, call, "dead");
      expect(attempts > 1).toBe(isPatient(state));
      return;
    }
    await eventually(`more than ${MANY} attempts, or several in one`, async () => {
      const [row] = await inboxRows(installation);
      if (row?.state === "dead" || row?.state === "done") throw new Error(`${row.state}: ${row.error ?? ""}`);
      // A pause that Dataverse asks for is waited out within the attempt.
      const hits = installation.dataverse.seen.filter((seen) => seen.method === method && seen.status === status);
      return row !== undefined && (row.attempts > MANY || hits.length > row.attempts) ? row : undefined;
    });
    installation.dataverse.clearFaults();
    await inState(installation, call, "done");
    expect(incidentsOf(installation, call)).toHaveLength(1);
    expect(queueItemsOf(installation, call)).toHaveLength(1);
  },
);
