import { fileKeysOf } from "../../Ingestion/config/fileKeys";
import { PARTS } from "../../Ingestion/config/parts";
import type { SettingsPart } from "../../Ingestion/config/settings";
import { ingestionSettings } from "../../Workbench/start/ingestionSettings";

test("a service of this machine's has no setting of its user's own", () => {
  const connection = {
    ...{ dataverse: "d", authority: "a", tenantId: "t", clientId: "c", clientSecret: "s", customer: "account:x" },
    ...{ opencx: "o", apiKey: "k", webhookSecret: "w", organizationId: "i", queueId: "q" },
  };
  const names = (Object.keys(PARTS) as SettingsPart[])
    .flatMap((part) => fileKeysOf(part).map(({ variable }) => variable))
    .concat("INGESTION_CONFIG", "OTEL_EXPORTER_OTLP_ENDPOINT");
  expect(names.length).toBeGreaterThan(30);
  const given = Object.fromEntries(names.map((name) => [name, "the user's own"]));
  const settings = ingestionSettings(connection, "data", { ...given, PATH: "/bin" });
  expect(Object.entries(settings).filter(([, value]) => value === "the user's own")).toEqual([]);
  expect(settings.PATH).toBe("/bin");
});
