import { randomUUID } from "node:crypto";
import { verify } from "../../Ingestion/commands/verify";
import { aCall } from "../support/callFile";
import { environmentOf, startServers, type LocalServers } from "./support/installation";

let servers: LocalServers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(async () => servers.close());

async function verified(NATIVE_INTEGRATION: string): Promise<string> {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const environment = { ...environmentOf(servers, process.env.TEST_DATABASE_URL ?? ""), NATIVE_INTEGRATION };
  await verify(environment, {}, { out: keep, error: keep });
  return lines.filter((line) => line.includes("native integration")).join("\n");
}

test("verify warns where OpenCX's own Dynamics integration makes cases too, and says what becomes of them", async () => {
  servers.opencx.load(aCall());
  const web = aCall({ channel: "web" });
  const ticketing_system = { name: "dynamics365", external_id: randomUUID() };
  servers.opencx.load({ ...web, session: { ...web.session, ticketing_system } });
  // A live work item of Omnichannel is none of our matter.
  expect(await verified("refuse")).toBe("");
  const call = aCall();
  servers.opencx.load({ ...call, session: { ...call.session, ticketing_system } });
  expect(await verified("refuse")).toMatch(
    /^warn .*1 of 2 handed-off sessions.*leaves such sessions alone.*leaves two/,
  );
  expect(await verified("adopt")).toContain("fills its columns on their cases");
  expect(await verified("ignore")).toContain("makes a case of each besides");
});
