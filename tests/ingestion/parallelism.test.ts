import { readEnvironment } from "../../Ingestion/config/environment";
import { openEnvironment } from "../../Ingestion/dataverse/environment";
import { Parallelism } from "../../Ingestion/http/pace/parallelism";

test.each<[string | undefined, number | undefined, number]>([
  [undefined, undefined, 16],
  [undefined, 4, 4],
  ["8", undefined, 8],
  ["8", 4, 4],
  ["8", 20, 8],
  ["500", undefined, 50],
  ["0", undefined, 16],
  ["-3", undefined, 16],
  ["2.5", undefined, 16],
  ["many", undefined, 16],
])("a recommendation of %s and a cap of %s are %i handoffs at the same time", (hint, cap, expected) => {
  const parallelism = new Parallelism(cap);
  parallelism.learn(new Headers(hint === undefined ? {} : { "x-ms-dop-hint": hint }));
  parallelism.learn(new Headers());
  expect(parallelism.concurrency()).toBe(expected);
});

test.each([
  [{}, 16],
  [{ CONCURRENCY: "3" }, 3],
  [{ CONCURRENCY: "20" }, 16],
])("with the settings %j a connection begins with %i handoffs at the same time", (given, most) => {
  const access = { DATAVERSE_TENANT_ID: "t", DATAVERSE_CLIENT_ID: "c", DATAVERSE_CLIENT_SECRET: "s" };
  const environment = { DATAVERSE_URL: "http://127.0.0.1:1", ...access, ...given };
  const [{ dataverse }] = readEnvironment(environment, ["dataverse"]).connections;
  expect(openEnvironment(dataverse).concurrency()).toBe(most);
});
