import { casesStand, expectedSessions } from "../../Workbench/start/cases";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { aCall } from "../support/callFile";

describe("waiting for the calls to stand as cases", () => {
  let dataverse: LocalDataverse;

  beforeAll(async () => {
    dataverse = await startDataverse();
  });
  afterAll(() => dataverse.close());

  const post = async (path: string, body: unknown): Promise<string> => {
    const response = await fetch(`${dataverse.url}/api/data/v9.2/${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${dataverse.tokenFor(dataverse.users.application ?? "")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return /\(([^)]+)\)$/.exec(response.headers.get("odata-entityid") ?? "")?.[1] ?? "";
  };
  const createCase = (session: string): Promise<string> =>
    post("incidents", {
      title: "Call",
      opencx_sessionid: session,
      "customerid_account@odata.bind": `/accounts(${dataverse.customer.replace("account:", "")})`,
    });
  const queue = (incidentid: string): Promise<string> =>
    post(`queues(${dataverse.queueId})/Microsoft.Dynamics.CRM.AddToQueue`, {
      Target: { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid },
    });

  test("expects no case of chats, which belong to Omnichannel", () => {
    const calls = ["phone_voice", "web", "sms", "whatsapp", "email", "web_voice"].map((channel) => aCall({ channel }));
    const expected = expectedSessions(calls);
    expect(calls.filter((call) => expected.includes(call.session.id)).map((call) => call.session.channel.type)).toEqual(
      ["phone_voice", "email", "web_voice"],
    );
  });

  test("ends when each has an incident in a queue, and tells how far it is", async () => {
    const [first, second] = [aCall().session.id, aCall().session.id];
    const progress: number[] = [];
    const waiting = casesStand(dataverse, [first, second], {
      timeout: 30_000,
      onProgress: (standing) => progress.push(standing),
    });
    await queue(await createCase(first));
    const incident = await createCase(second);
    expect(progress).toEqual([0, 1]);
    await queue(incident);
    await waiting;
    expect(progress).toEqual([0, 1, 2]);
  });

  test("ends at once when nothing is expected", async () => {
    await casesStand(dataverse, [], { timeout: 30_000 });
  });

  test("names the sessions that are missing when the time is up", async () => {
    const session = aCall().session.id;
    await createCase(session);
    await expect(casesStand(dataverse, [session], { timeout: 1 })).rejects.toMatchObject({
      name: "CasesMissingError",
      sessions: [session],
    });
  });
});
