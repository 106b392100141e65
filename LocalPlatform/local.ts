import path from "node:path";
import { readZipFile } from "../Solution/zip";
import { printableLines } from "../Transcript/text/printable";
import { connectionLine, connectionOf } from "./connectionLine";
import { readFaults } from "./faults/faultFile";
import { sendHandoffs } from "./handoffs";
import { untilListening } from "./listener";
import { LOCAL_HELP, parseLocalFlags } from "./localFlags";
import { readCalls } from "./opencx/calls";
import { noteOnSecrets } from "./secrets/localSecret";
import { startServers } from "./servers";
import { loopbackTls } from "./tls/loopbackTls";
import { Shutdown } from "./command/shutdown";
import { runCommand } from "./command/command";
import { error, out, outJson } from "./command/terminal";

/** `npm run local`: both servers, until stopped. Stdout carries the connection line alone, stderr all else. */
await runCommand("local", async () => {
  const flags = parseLocalFlags(process.argv.slice(2));
  if (flags.help) {
    printableLines(LOCAL_HELP.trimEnd()).forEach(out);
    return;
  }
  const calls = await readCalls(path.resolve(flags.calls));
  const faults = flags.faults === undefined ? undefined : await readFaults(path.resolve(flags.faults));
  const solution = flags.solution === undefined ? undefined : await readZipFile(path.resolve(flags.solution));
  const shutdown = new Shutdown();
  const tls = flags.tls ? loopbackTls() : undefined;
  if (tls !== undefined) await shutdown.add(() => tls.forget());
  const starting = startServers({
    dataverse: {
      port: flags.dataversePort,
      latency: flags.latency,
      faults: faults?.dataverse,
      limits: flags.limits,
      tls: tls?.certificate,
      solutions: solution === undefined ? [] : [solution],
      allPrivileges: flags.allPrivileges,
      persist: flags.persist === undefined ? undefined : path.resolve(flags.persist),
    },
    opencx: {
      port: flags.opencxPort,
      latency: flags.latency,
      faults: faults?.opencx,
      calls,
      pageSize: flags.pageSize,
      requestsPerMinute: flags.requestsPerMinute,
    },
  });
  const servers = await starting.catch(async (cause: unknown) => {
    await shutdown.stop();
    throw cause;
  });
  shutdown.onSignals();
  await shutdown.add(() => servers.close());
  const note = noteOnSecrets();
  if (note !== undefined) error(note);
  if (tls !== undefined)
    error(`clients trust the Dataverse by ${tls.caFile} (NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE, curl --cacert)`);
  outJson(connectionLine(connectionOf(servers.dataverse, servers.opencx, { caFile: tls?.caFile })));
  if (flags.send === undefined) return;
  const { to } = flags.send;
  const stopping = new AbortController();
  await shutdown.add(() => stopping.abort());
  await untilListening(to, () => error(`nothing listens at ${to} yet: start the service there ...`), stopping.signal);
  if (shutdown.isStopping) return;
  error(`sending ${flags.send.count} handoffs to ${flags.send.to} ...`);
  await sendHandoffs(servers.opencx, calls, {
    ...flags.send,
    report: (line) => {
      // What is broken off by Ctrl+C was not refused.
      if (!shutdown.isStopping) error(line);
    },
  });
});
