import type { LocalDataverse, LocalDataverseOptions } from "../../../LocalPlatform/dataverse/contract";
import { limiter } from "../../../LocalPlatform/dataverse/http/limits";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { WebApiError } from "../../../LocalPlatform/dataverse/model/webApiError";
import { clientOf, errorOf } from "../support/dataverseClient";

async function withServer(
  options: LocalDataverseOptions,
  work: (dataverse: LocalDataverse) => Promise<void>,
): Promise<void> {
  const dataverse = await startDataverse(options);
  try {
    await work(dataverse);
  } finally {
    await dataverse.close();
  }
}

describe("service-protection limits", () => {
  test("requests over the window's number are refused with how long to wait, for that user alone", () =>
    withServer({ limits: { requests: 2, windowSeconds: 300, concurrent: 52 } }, async (dataverse) => {
      const client = clientOf(dataverse);
      expect((await client.get("WhoAmI")).headers.get("x-ms-ratelimit-burst-remaining-xrm-requests")).toBe("1");
      await client.get("WhoAmI");
      const refused = await client.get("WhoAmI");
      expect(errorOf(refused)).toEqual([
        429,
        "0x80072322",
        "Number of requests exceeded the limit of 2 over time window of 300 seconds.",
      ]);
      const wait = Number(refused.headers.get("retry-after"));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(300);
      expect((await clientOf(dataverse, dataverse.users.rep).get("WhoAmI")).status).toBe(200);
    }));

  test("more requests at once than allowed are refused at once; when one ends, the next is served", () =>
    // So long that a busy machine too has the third come before the first has ended.
    withServer({ latency: 1_500, limits: { requests: 100, windowSeconds: 300, concurrent: 2 } }, async (dataverse) => {
      const client = clientOf(dataverse);
      const replies = await Promise.all([client.get("WhoAmI"), client.get("WhoAmI"), client.get("WhoAmI")]);
      expect(replies.map((reply) => reply.status).sort()).toEqual([200, 200, 429]);
      const refused = replies.find((reply) => reply.status === 429);
      expect(refused === undefined ? [] : errorOf(refused)).toEqual([
        429,
        "0x80072326",
        "Number of concurrent requests exceeded the limit of 2.",
      ]);
      expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await client.get("WhoAmI")).status).toBe(200);
    }));

  test("combined execution time over the window's limit is refused", () =>
    withServer(
      { latency: 30, limits: { requests: 100, windowSeconds: 300, concurrent: 52, executionMilliseconds: 20 } },
      async (dataverse) => {
        const client = clientOf(dataverse);
        await client.get("WhoAmI");
        expect(errorOf(await client.get("WhoAmI"))).toEqual([
          429,
          "0x80072321",
          "Combined execution time of incoming requests exceeded limit of 20 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.",
        ]);
      },
    ));

  test("the window slides, and the wait grows for who comes back too early", () => {
    let now = 0;
    const limits = limiter({ requests: 2, windowSeconds: 10, concurrent: 52 }, () => now);
    const waitOf = (user = "a"): number | undefined => {
      try {
        limits.admit(user).release();
        return undefined;
      } catch (error) {
        return error instanceof WebApiError ? Number(error.headers["retry-after"]) : NaN;
      }
    };
    expect([waitOf(), waitOf()]).toEqual([undefined, undefined]);
    now = 1000;
    expect(waitOf()).toBe(9);
    now = 2000;
    expect(waitOf()).toBe(9);
    now = 3000;
    expect(waitOf()).toBe(9);
    expect(waitOf("b")).toBeUndefined();
    now = 10_001;
    expect(waitOf()).toBeUndefined();
  });

  test("without limits nothing is counted", () =>
    withServer({}, async (dataverse) => {
      const reply = await clientOf(dataverse).get("WhoAmI");
      expect([reply.status, reply.headers.get("x-ms-ratelimit-burst-remaining-xrm-requests")]).toEqual([200, null]);
    }));
});
