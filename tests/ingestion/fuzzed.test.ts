import { PLANTED } from "../fuzz/bodies";
import { sendFuzzed } from "../fuzz/send";
import { openInstallation } from "./support/installation";

test("requests of every kind, right and wrong, get no 5xx and leave no caller's word in the log", async () => {
  const installation = await openInstallation();
  const { statuses, failures } = await sendFuzzed({
    url: installation.target,
    secret: installation.opencx.webhookSecret,
    seed: 7,
    requests: 600,
    atOnce: 8,
  });
  expect(failures).toEqual([]);
  const seen = new Set([...statuses.values()].flatMap((counts) => [...counts.keys()]));
  for (const status of [200, 202, 400, 401, 404, 413, 415]) expect(seen).toContain(status);
  const { adminUrl = "" } = installation.service;
  const metrics = await (await fetch(`${adminUrl}/metrics`)).text();
  await installation.close();
  const said = [...installation.logged, ...metrics.split("\n")];
  expect(said.filter((line) => PLANTED.some((word) => line.includes(word)))).toEqual([]);
  expect(said.filter((line) => line.includes("webhook accepted")).length).toBeGreaterThan(10);
});
