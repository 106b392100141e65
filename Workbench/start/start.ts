import { rm } from "node:fs/promises";
import path from "node:path";
import { casesStand, expectedSessions } from "./cases";
import { runCommand } from "../../LocalPlatform/command/command";
import { connectionLine, connectionOf } from "../../LocalPlatform/connectionLine";
import { errorText } from "../../LocalPlatform/command/errorText";
import { handOff } from "../../LocalPlatform/handoffs";
import { IngestionError, IngestionProcess } from "./ingestionProcess";
import { ingestionSettings } from "./ingestionSettings";
import type { CallFile } from "../../LocalPlatform/opencx/contract";
import { readCalls } from "../../LocalPlatform/opencx/calls";
import { explainTakenPort } from "./otherStart";
import { checkPortFree, startOnPort } from "../../LocalPlatform/command/ports";
import { noteOnSecrets } from "../../LocalPlatform/secrets/localSecret";
import { startServers, type LocalServers } from "../../LocalPlatform/servers";
import { Shutdown } from "../../LocalPlatform/command/shutdown";
import { error as say, out, outJson } from "../../LocalPlatform/command/terminal";
import { MAIN_SOLUTION, zipOf } from "../../Solution/solutions";
import { readZipFile } from "../../Solution/zip";
import { printableLines } from "../../Transcript/text/printable";
import { parseStartFlags, START_HELP, type StartFlags } from "./startFlags";
import { clearAbandonedFolders, makeTemporaryFolder } from "./temporaryFolder";
import { GALLERY_PATH } from "../server/gallery";
import { startWorkbench } from "../server/server";

const CASES_TIMEOUT = 90_000;

/** The service, starting: it is stopped, and its folder removed, with everything else from this moment on. */
async function startIngestion(servers: LocalServers, shutdown: Shutdown): Promise<IngestionProcess> {
  await clearAbandonedFolders();
  // From here on in one go: a folder or a process made while everything is being stopped would be left behind.
  if (shutdown.isStopping) throw new Error("stopped while starting");
  const { folder, data } = makeTemporaryFolder();
  const ingestion = new IngestionProcess(
    ingestionSettings(connectionOf(servers.dataverse, servers.opencx), data, process.env),
  );
  await shutdown.add(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  await shutdown.add(() => ingestion.stop());
  return ingestion;
}

async function standAsCases(
  servers: LocalServers,
  ingestion: IngestionProcess,
  calls: readonly CallFile[],
  shutdown: Shutdown,
): Promise<void> {
  const sessions = expectedSessions(calls);
  const standing = casesStand(servers.dataverse, sessions, {
    timeout: CASES_TIMEOUT,
    onProgress: (count) => say(`${count} of ${sessions.length} calls stand as cases`),
  });
  try {
    await Promise.race([
      Promise.all([handOff(servers.opencx, calls, (await ingestion.listening).ingestion), standing]),
      ingestion.died,
    ]);
  } catch (error) {
    if (!shutdown.isStopping && !(error instanceof IngestionError))
      ["last lines of the ingestion service:", ...ingestion.lastLines.map((line) => `  ${line}`)].forEach(say);
    throw error;
  }
  const others = calls.length - sessions.length;
  if (others > 0) say(`${others} sessions are chats and become no case`);
}

async function startAll(flags: StartFlags, calls: readonly CallFile[], shutdown: Shutdown): Promise<IngestionProcess> {
  // As an admin imports it: what the product brings to a case is what this zip brings.
  const solution = await readZipFile(path.resolve(zipOf(MAIN_SOLUTION, "managed")));
  const servers = await startServers({ dataverse: { solutions: [solution] }, opencx: { calls } });
  await shutdown.add(() => servers.close());
  const note = noteOnSecrets();
  if (note !== undefined) say(note);
  say(`Dataverse ${servers.dataverse.url}, OpenCX ${servers.opencx.url}; starting the ingestion service ...`);
  const ingestion = await startIngestion(servers, shutdown);
  const addresses = await ingestion.listening;
  const workbench = await startOnPort("--port", flags.port, () =>
    startWorkbench({
      port: flags.port,
      dataverse: servers.dataverse,
      opencx: servers.opencx,
      ingestionUrl: addresses.ingestion,
      calls,
      gallery: flags.gallery,
    }),
  );
  await shutdown.add(() => workbench.close());
  if (!flags.empty) await standAsCases(servers, ingestion, calls, shutdown);
  if (shutdown.isStopping) return ingestion;
  outJson(connectionLine(connectionOf(servers.dataverse, servers.opencx, addresses)));
  say(`open ${workbench.url} in a browser; Ctrl+C stops everything`);
  if (flags.gallery) out(`gallery ${workbench.url}${GALLERY_PATH}`);
  out(`ready ${workbench.url}`);
  return ingestion;
}

/**
 * `npm start`: everything on this machine, until stopped. Stdout carries the connection line, `gallery URL` with
 * --gallery, and `ready URL` alone.
 */
await runCommand("start", async () => {
  const flags = parseStartFlags(process.argv.slice(2));
  if (flags.help) {
    printableLines(START_HELP.trimEnd()).forEach(out);
    return;
  }
  const calls = await readCalls(path.resolve(flags.calls));
  await checkPortFree("--port", flags.port).catch(async (error: unknown) => {
    throw await explainTakenPort(error);
  });
  const shutdown = new Shutdown();
  shutdown.onSignals();
  try {
    const ingestion = await startAll(flags, calls, shutdown);
    await ingestion.died;
  } catch (error) {
    // What fails because everything is being stopped is no failure.
    if (shutdown.isStopping) return await shutdown.exit(0);
    printableLines(`start: ${errorText(await explainTakenPort(error))}`).forEach(say);
    await shutdown.exit(1);
  }
});
