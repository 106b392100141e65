import { BASE_LANGUAGE } from "../../Transcript/languages";
import { runCommand } from "../../LocalPlatform/command/command";
import { readFlags } from "../../LocalPlatform/command/flags";
import { startOnPort } from "../../LocalPlatform/command/ports";
import { Shutdown } from "../../LocalPlatform/command/shutdown";
import { out } from "../../LocalPlatform/command/terminal";
import { printableLines } from "../../Transcript/text/printable";
import { LANGUAGES, startHarness } from "./server";

const DEFAULT_PORT = 8181;

const HELP = `npm run harness -- [flags]
Opens the PCF test harness of Microsoft (pcf-start) with the built control and a sample case, without a network.
Press Ctrl+C to stop.

  --port N       port of the page (default ${DEFAULT_PORT}; 0 = a free one)
  --language N   language code of the control's strings: ${LANGUAGES.join(", ")} (default ${BASE_LANGUAGE})
  --help
`;

/** `npm run harness`: the control in the test harness, until stopped. */
await runCommand("harness", async () => {
  const flags = readFlags(process.argv.slice(2), { port: "value", language: "value", help: "switch" });
  if (flags.on("help")) {
    printableLines(HELP.trimEnd()).forEach(out);
    return;
  }
  const port = flags.number("port", { from: 0, to: 65_535 }) ?? DEFAULT_PORT;
  const shutdown = new Shutdown();
  shutdown.onSignals();
  const harness = await startOnPort("--port", port, () =>
    startHarness({ port, language: flags.text("language") ?? `${BASE_LANGUAGE}` }),
  );
  await shutdown.add(() => harness.close());
  out(`ready ${harness.url}`);
});
