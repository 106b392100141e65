import { readFlags } from "../../LocalPlatform/command/flags";
import { SAMPLE_CALLS } from "../../LocalPlatform/localFlags";

/** What `npm start` was asked for. */
export interface StartFlags {
  readonly help: boolean;
  /** Folder of call files. */
  readonly calls: string;
  /** Of the workbench page. */
  readonly port: number;
  /** No case at the start; calls come in by "Call in" alone. */
  readonly empty: boolean;
  /** The gallery of the control's states, beside the workbench page. */
  readonly gallery: boolean;
}

const DEFAULT_PORT = 8365;

export const START_HELP = `npm start -- [flags]
Starts everything on this machine: a Dataverse, an OpenCX, the ingestion service and the workbench page. Every call of the
folder is handed off; when all stand as cases, the last line is: ready http://127.0.0.1:${DEFAULT_PORT}

  --calls DIR   call files to hand off (default ${SAMPLE_CALLS})
  --port N      port of the workbench page (default ${DEFAULT_PORT}; 0 = a free one); the other servers take free ports
  --empty       hand nothing off: the queue is empty until you press "Call in"
  --gallery     also a page of the control's states side by side, at /gallery; its address is the last line but one
  --help
`;

/** @throws UsageError */
export function parseStartFlags(args: readonly string[]): StartFlags {
  const flags = readFlags(args, { calls: "value", port: "value", empty: "switch", gallery: "switch", help: "switch" });
  return {
    help: flags.on("help"),
    calls: flags.text("calls") ?? SAMPLE_CALLS,
    port: flags.number("port", { from: 0, to: 65_535 }) ?? DEFAULT_PORT,
    empty: flags.on("empty"),
    gallery: flags.on("gallery"),
  };
}
