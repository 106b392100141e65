import { faultCells, faultsOf, type CellResult } from "../chaos/faultCells";
import { HTTP_CALLS } from "../chaos/httpCalls";
import type { HttpFault } from "../chaos/httpFaults";
import { cellsOf } from "../support/exhaustive";

jest.setTimeout(240_000);

const MATRIX = HTTP_CALLS.flatMap((call, row) =>
  faultsOf(call).map((fault, column) => ({ call, fault, diagonal: row + column })),
);
/** Each call meets every seventh fault, another first one than its neighbours; what writes loses its answer, too. */
const CHOSEN = cellsOf(
  MATRIX,
  ["call", "fault"],
  ({ call, fault, diagonal }) => diagonal % 7 === 0 || (call.method !== "GET" && fault === "reset after"),
);

const results = new Map<string, ReadonlyMap<HttpFault, CellResult>>();
beforeAll(async () => {
  // Side by side: what takes time is waiting.
  await Promise.all(
    HTTP_CALLS.map(async (call) => void results.set(call.name, await faultCells(call, faultsMet(call.name)))),
  );
});

function faultsMet(name: string): readonly HttpFault[] {
  return CHOSEN.filter(({ call }) => call.name === name).map(({ fault }) => fault);
}

test.each(HTTP_CALLS.map((call) => [call.name, call] as const))(
  "whatever comes between the service and the answer to %s, the handoff has one case with all of it",
  (name, call) => {
    const isLong = JSON.stringify(call.handedOff().history).length > 1_000_000;
    const expected = {
      ...{ incidents: 1, queueItems: 1, phoneCalls: 1 },
      ...{ contacts: call.returning ? 0 : 1, notes: isLong ? 1 : 0 },
    };
    for (const fault of faultsMet(name)) {
      const { met, deadOf, ...made } = results.get(name)?.get(fault) ?? { met: 0, deadOf: [] };
      expect([fault, made]).toEqual([fault, expected]);
      expect([fault, met > 0]).toEqual([fault, true]);
      // What nobody said in words of its own is no reason to give up.
      const ownWords = fault === "403 with Dataverse's words";
      expect([fault, deadOf.filter((code) => !ownWords || code !== "missing-privilege")]).toEqual([fault, []]);
    }
  },
);
