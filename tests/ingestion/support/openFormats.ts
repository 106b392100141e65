import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ingest } from "../../../Ingestion/commands/ingest";
import { readEnvironment } from "../../../Ingestion/config/environment";
import { read } from "../../support/read";
import { environmentOf, startServers, type LocalServers } from "./installation";

/** Where a test may put files of its own. */
export const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-formats-"));
let servers: LocalServers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(async () => {
  await servers.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What came of a file. */
interface Read {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  readonly incidents: readonly Readonly<Record<string, unknown>>[];
}

let files = 0;

/** Ingests a file of this content, or the one at a path; the incidents are those that were not there before. */
export async function ingested(content: string | { readonly path: string }): Promise<Read> {
  const file = typeof content === "string" ? path.join(folder, `${++files}`) : content.path;
  if (typeof content === "string") writeFileSync(file, content);
  const before = new Set(servers.dataverse.rows("incident").map(({ incidentid }) => incidentid));
  const lines = { out: "", error: "" };
  const { connections } = readEnvironment(environmentOf(servers, ""), ["dataverse", "cases"]);
  const code = await ingest([file], connections[0], {
    out: (line) => void (lines.out += `${line}\n`),
    error: (line) => void (lines.error += `${line}\n`),
  });
  const incidents = servers.dataverse.rows("incident").filter(({ incidentid }) => !before.has(incidentid));
  return { code, ...lines, incidents };
}

/** `[at] speaker: text` of the one case that a file made. */
export async function turnsOf(content: string | { readonly path: string }): Promise<readonly string[]> {
  const { incidents, error } = await ingested(content);
  expect(error).toBe("");
  expect(incidents).toHaveLength(1);
  const [incident] = incidents;
  const { conversation } = read(String(incident?.opencx_transcript ?? incident?.description));
  return conversation.turns.map(({ at, speaker, text }) => `[${at}] ${speaker}: ${text}`);
}

/** When a vCon of {@link vconOf} begins, and who is in it. */
export const START = "2026-02-01T10:00:00Z";
export const PARTIES = [
  { name: "Ann Lee", tel: "+13025550122", role: "customer" },
  { name: "Juan", role: "agent" },
];

/** A vCon of a customer and an agent, with more in it. */
export function vconOf(more: object): string {
  return JSON.stringify({ uuid: `vcon-${++files}`, vcon: "0.0.2", created_at: START, parties: PARTIES, ...more });
}

/** A vCon of one recording with this transcript. */
export function recorded(body: unknown): string {
  return JSON.stringify({
    uuid: `0195f877-7166-8c45-9dd8-dd3722${String(100_000 + ++files)}`,
    vcon: "0.0.2",
    created_at: "2026-02-01T10:00:00Z",
    parties: [
      { tel: "tel:+13025550122", role: "customer" },
      { name: "Juan", role: "agent" },
    ],
    dialog: [
      { type: "recording", start: "2026-02-01T10:00:00Z", duration: 60, parties: [0, 1], url: "https://example.com/a" },
    ],
    analysis: [{ type: "transcript", dialog: 0, vendor: "any", body }],
  });
}
