import { CASE_COLUMNS, type CaseColumn } from "../../Transcript/caseColumns";
import { aLongCall } from "../support/callFile";
import { incidentsOf, inState, openHouse } from "./support/house";

jest.setTimeout(30_000);

test("a long call that leaves nothing out fills every column of ours that the service writes, and no other", async () => {
  const house = await openHouse();
  const call = aLongCall(79);
  house.opencx.load(call);
  await house.opencx.deliver(call, house.target);
  await inState(house, call, "done");
  const incident = incidentsOf(house, call).at(-1) ?? {};
  const filled = Object.keys(incident).filter((name) => name.startsWith("opencx_") && incident[name] !== null);
  const written = Object.entries<CaseColumn>(CASE_COLUMNS).filter(([, { writtenBy }]) => writtenBy === "service");
  expect(filled.sort()).toEqual(written.map(([name]) => name).sort());
  await house.close();
});
