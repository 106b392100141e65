import { CASE_COLUMNS, type CaseColumn } from "../../Transcript/caseColumns";
import { aLongCall } from "../support/callFile";
import { caseOf } from "./support/cases";
import { openInstallation, type Installation } from "./support/installation";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
// Also when the test fails: a service that is left running keeps jest from ending.
afterAll(async () => installation.close());

test("a long call that leaves nothing out fills every column of ours that the service writes, and no other", async () => {
  const long = aLongCall(79);
  const { data } = long.webhook;
  const call = { ...long, webhook: { ...long.webhook, data: { ...data, explanation: "No tool can pay a bill." } } };
  const incident = await caseOf(installation, call);
  const filled = Object.keys(incident).filter((name) => name.startsWith("opencx_") && incident[name] !== null);
  const written = Object.entries<CaseColumn>(CASE_COLUMNS).filter(([, { writtenBy }]) => writtenBy === "service");
  expect(filled.sort()).toEqual(written.map(([name]) => name).sort());
});
