import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { startDataverse } from "../../LocalPlatform/dataverse/server";
import { readCalls } from "../../LocalPlatform/opencx/calls";
import { startOpenCX } from "../../LocalPlatform/opencx/server";
import { MAIN_SOLUTION, zipOf } from "../../Solution/solutions";
import { startWorkbench } from "../../Workbench/server/server";
import { closeBrowser, openWorkbench } from "./support/browser";

afterAll(closeBrowser);

/** All that a page can try without leave; gives what each came to. */
async function everyWay(base: string): Promise<Readonly<Record<string, string>>> {
  const got = (answer: Promise<Response>): Promise<string> =>
    answer.then(
      ({ type, status }) => `${type} ${status}`,
      () => "nothing",
    );
  const loaded = (tag: "img" | "script", path: string): Promise<string> =>
    new Promise((resolve) => {
      const element = document.createElement(tag);
      element.onload = () => resolve("loaded");
      element.onerror = () => resolve("nothing");
      element.src = base + path;
      document.body.append(element);
    });
  const opened = (source: WebSocket | EventSource): Promise<string> =>
    new Promise((resolve) => {
      source.onopen = () => resolve("open");
      source.onerror = () => resolve("nothing");
    }).then((how) => {
      source.close();
      return String(how);
    });
  const json = { "content-type": "application/json" };
  return {
    get: await got(fetch(`${base}/workbench/session`)),
    "get unread": await got(fetch(`${base}/workbench/session`, { mode: "no-cors" })),
    "post text": await got(fetch(`${base}/workbench/call-in`, { method: "POST", mode: "no-cors", body: "{}" })),
    "post nothing": await got(fetch(`${base}/workbench/call-in`, { method: "POST", mode: "no-cors" })),
    "post JSON": await got(fetch(`${base}/workbench/call-in`, { method: "POST", headers: json, body: "{}" })),
    image: await loaded("img", "/workbench/icon.svg"),
    script: await loaded("script", "/workbench/main.js"),
    "web socket": await opened(new WebSocket(`${base.replace("http", "ws")}/workbench/events`)),
    events: await opened(new EventSource(`${base}/workbench/events`)),
  };
}

test("a page of another site, open in the same browser, gets nothing from any server and hands no call off", async () => {
  // Servers of its own: to the installation of all tests others hand calls off meanwhile.
  const dataverse = await startDataverse({ solutions: [await readFile(zipOf(MAIN_SOLUTION, "managed"))] });
  const opencx = await startOpenCX();
  const handedOff: string[] = [];
  const ingestion = createServer((request, response) => {
    handedOff.push(String(request.url));
    response.end();
  });
  await new Promise<void>((resolve) => ingestion.listen(0, "127.0.0.1", resolve));
  const workbench = await startWorkbench({
    port: 0,
    dataverse,
    opencx,
    ingestionUrl: `http://127.0.0.1:${(ingestion.address() as AddressInfo).port}`,
    calls: await readCalls(path.resolve("LocalPlatform/calls")),
  });
  const site = createServer((_request, response) => response.setHeader("content-type", "text/html").end("<body>"));
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const { page, close } = await openWorkbench();
  try {
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
    for (const base of [workbench.url, dataverse.url, opencx.url]) {
      const came = Object.entries(await page.evaluate(everyWay, base)).filter(([, what]) => what !== "nothing");
      expect([base, came]).toEqual([base, []]);
    }
    const form = `<form method="post" enctype="text/plain" action="${workbench.url}/workbench/call-in"><button></form>`;
    await page.setContent(form);
    const answered = page.waitForResponse(`${workbench.url}/workbench/call-in`);
    await page.getByRole("button").click();
    expect((await answered).status()).toBe(403);
    expect([...dataverse.seen, ...opencx.seen, ...handedOff]).toEqual([]);
    // What would have been seen.
    const call = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    expect((await fetch(`${workbench.url}/workbench/call-in`, call)).status).toBe(202);
    expect(handedOff).toEqual(["/webhooks/opencx"]);
  } finally {
    await close();
    for (const server of [site, ingestion]) {
      server.closeAllConnections();
      server.close();
    }
    await workbench.close();
    await dataverse.close();
    await opencx.close();
  }
});
