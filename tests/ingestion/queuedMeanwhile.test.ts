import { aCall } from "../support/callFile";
import { incidentsOf, inState, openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());
afterEach(() => installation.dataverse.clearFaults());

test.each([
  ["it is in a queue by now", "0x80040526"],
  ["it is in this queue", "0x8004051b"],
  ["it was closed meanwhile", "0x8004051e"],
])("a case that needs no queue, since %s, has landed", async (_why, code) => {
  const call = aCall();
  const body = JSON.stringify({ error: { code, message: "No." } });
  installation.opencx.load(call);
  installation.dataverse.addFault({ path: "AddToQueue", does: { kind: "answer", status: 400, body } });
  await installation.opencx.deliver(call, installation.target);
  expect((await inState(installation, call, "done")).attempts).toBe(1);
  expect(incidentsOf(installation, call)).toHaveLength(1);
});
