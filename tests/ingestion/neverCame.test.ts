import { aCall } from "../support/callFile";
import { eventually, inState, openInstallation } from "./support/installation";

test("a handoff that never comes where it is waited for is told with its row, what holds it up and the log", async () => {
  const installation = await openInstallation();
  const call = aCall();
  installation.opencx.load(call);
  installation.dataverse.addFault({ does: { kind: "answer", status: 503 } });
  await installation.opencx.deliver(call, installation.target);
  await eventually("a failure in the log", () => installation.logged.find((line) => line.includes('"code":')));
  await expect(inState(installation, call, "done", 0)).rejects.toThrow(
    /^never came: handoff of \S+ done\nrow \{"state":"w\w+","attempts":\d+,.*"seconds_until_due":.*\n(?:no )?outage[^]*\nno breaker\n[^]*"code":/,
  );
  await installation.close();
});
