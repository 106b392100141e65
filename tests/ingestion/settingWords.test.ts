import { settingWords } from "../../Ingestion/config/fileKeys";
import { Failure } from "../../Ingestion/failures/failure";
import { createLog, failureFields } from "../../Ingestion/telemetry/log";

const KEY = new Failure({ code: "opencx-key-refused", source: "opencx", values: { what: "session s1", status: 401 } });
const LOST = new Failure({ code: "database-unreachable", source: "inbox", values: { reason: "ECONNREFUSED" } });

/** What the log says of a failure. */
function logged(failure: Failure, environment: NodeJS.ProcessEnv): string {
  const lines: string[] = [];
  createLog({ write: (line) => lines.push(line) }, settingWords(environment)).warn(failureFields(failure), "waits");
  return (JSON.parse(lines[0] ?? "{}") as { error: string }).error;
}

test("what goes wrong while the service runs names the variable where variables are the settings", () => {
  expect(logged(KEY, {})).toBe("OpenCX refused the key for session s1 (401): check OPENCX_API_KEY");
});

test("with a file it names the file's key, and the variable only where that is what is set", () => {
  const file = { INGESTION_CONFIG: "connections.json" };
  expect(logged(KEY, file)).toBe("OpenCX refused the key for session s1 (401): check connections[].opencx.apiKey");
  expect(logged(LOST, file)).toContain("check inbox.databaseUrl");
  expect(logged(LOST, { ...file, DATABASE_URL: "postgres://db" })).toContain("check DATABASE_URL");
});
