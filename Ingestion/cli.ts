import path from "node:path";
import { printableLines } from "../Transcript/text/printable";
import { ingest } from "./commands/ingest";
import { dead, replay, replayAll } from "./commands/deadCommands";
import { discard, discardAllOf, erase, status } from "./commands/inboxCommands";
import { personal } from "./commands/personal/personal";
import { withInboxIfAny } from "./commands/personal/withInboxIfAny";
import { phones } from "./commands/phones/phones";
import { reconcileSince } from "./commands/reconcileCommand";
import { serve, type ServeSettings } from "./commands/serve";
import { EXIT, outliveReaders, TERMINAL as terminal, writeReport, type Terminal } from "./commands/terminal";
import { verify } from "./commands/verify";
import { withInbox } from "./commands/withInbox";
import { asFailure } from "./failures/failure";
import { callerIn, parse, sinceOf, UsageError } from "./flags";
import { runEmbedded } from "./database/server/embeddedProcess";
import { EMBEDDED_COMMAND } from "./database/previousServer";
import { settleProxies } from "./http/egress";
import { createLog } from "./telemetry/log";
import { configSchema } from "./config/configSchema";
import { readEnvironment } from "./config/environment";
import { settingWords } from "./config/fileKeys";
import { SettingsError, type Settings, type SettingsPart } from "./config/settings";

/** How it is called: installed as a package, by the name of that. */
const CALLED = path.basename(process.argv[1] ?? "").startsWith("opencx-ingestion")
  ? "opencx-ingestion"
  : "npm run ingestion --";

const HELP = `opencx ingestion: OpenCX handoffs in, Dynamics 365 cases out

usage: ${CALLED} COMMAND

  serve                 take webhooks and make cases of them, until SIGTERM or Ctrl+C
  work                  make the cases only: a further worker on the same DATABASE_URL
  verify                try everything the service needs and say what is wrong and what to do; writes nothing
  verify --send-test    the same, and make one test case end to end
  ingest FILE...        make the cases of call files, vCons and WebVTT files, without OpenCX
  status                how many handoffs wait, are done, skipped or dead
  dead                  the handoffs that need a person, and why
  replay ID... | --all  give dead handoffs a fresh start
  discard ID...         delete dead or waiting handoffs for good; --all --connection NAME: those of one that is gone
  erase ID...           delete all that the inbox holds of a session, by its id or a handoff's
  reconcile --since T   put handoffs whose webhook was lost into the inbox (T as 2026-01-31 or 2026-01-31T09:30:00Z)
  phones                what the phone columns of contacts and accounts hold, and which callers are found; writes nothing
  personal --contact GUID | --phone NUMBER
                        all that the product holds of a contact or a number: cases, notes, activities, inbox
  personal ... --erase  lists it, then empties the cases and deletes the rest, by a login of its own (ERASE_CLIENT_ID);
                        with --cases the cases are deleted
  schema                the JSON Schema of the file that INGESTION_CONFIG names, for editors

With --json, verify, status, dead, replay, phones and personal give their results as JSON, a line each; progress is told on
stderr.

Settings are environment variables; docs/operators.md lists them. INGESTION_CONFIG names a file of several
connections, of which --connection NAME chooses one for \`verify\`, \`ingest\`, \`reconcile\`, \`phones\`
and \`personal\`.
Exit codes: 0 done, 1 something failed, 2 the command or the settings are wrong.
`;

/** Commands whose results programs read. */
const REPORTING: ReadonlySet<string> = new Set(["verify", "status", "dead", "replay", "phones", "personal"]);

const words = settingWords(process.env);
/** For what was found while the service ran, and what a command meets. */
const found: Terminal = { out: (line) => terminal.out(words(line)), error: (line) => terminal.error(words(line)) };

/** What the command needs of the environment's variables. */
function settingsFor<Part extends SettingsPart>(...parts: readonly Part[]): Settings<Part> {
  return readEnvironment(process.env, parts);
}

/** Of `work`: of the HTTP side's settings the admin port alone counts. */
function workSettings(): ServeSettings {
  const { server, ...settings } = settingsFor("dataverse", "cases", "opencx", "inbox", "server");
  return { ...settings, admin: server.workerAdmin };
}

/** The connection of this name; the only one where none is named. */
function oneOf<One extends { readonly name: string }>(connections: readonly [One, ...One[]], name?: string): One {
  const [first, ...others] = connections;
  if (name === undefined && others.length === 0) return first;
  const found = connections.find((connection) => connection.name === name);
  if (found !== undefined) return found;
  const names = connections.map((connection) => connection.name).join(", ");
  throw new UsageError(
    name === undefined
      ? `there are several connections: say which by --connection (${names})`
      : `there is no connection ${name}: there are ${names}`,
  );
}

/** All of a connection at once: of one that is gone alone, since what waits for another lands. */
async function discardOf(connection: string | undefined, ids: readonly string[]): Promise<number> {
  if (connection === undefined || ids.length > 0)
    throw new UsageError("discard takes ids, or --all with the --connection that is gone");
  const { inbox: settings, connections } = settingsFor("inbox");
  if (connections.some(({ name }) => name === connection))
    throw new UsageError(`${connection} is a connection of these settings: \`discard\` takes the ids of its handoffs`);
  return withInbox(settings, "look", (inbox) => discardAllOf(inbox, connection, terminal));
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help === true || command === undefined) {
    for (const line of printableLines(HELP)) terminal.out(line);
    return values.help === true ? EXIT.ok : EXIT.usage;
  }
  const alone = (): void => {
    if (rest.length > 0) throw new UsageError(`${command} takes no further words`);
  };
  const json = values.json === true ? (value: unknown) => writeReport(value, words) : undefined;
  if (json !== undefined && !REPORTING.has(command))
    throw new UsageError(`--json is for ${[...REPORTING].join(", ")}, not for ${command}`);
  switch (command) {
    case "serve":
      alone();
      return serve(
        () => settingsFor("dataverse", "cases", "opencx", "inbox", "webhook", "server"),
        createLog(undefined, words),
        words,
      );
    case "work":
      alone();
      return serve(workSettings, createLog(undefined, words), words);
    case "verify":
      alone();
      return verify(
        process.env,
        { json: values.json, sendTest: values["send-test"], connection: values.connection },
        terminal,
      );
    case "ingest":
      if (rest.length === 0) throw new UsageError("ingest needs the call files");
      return ingest(rest, oneOf(settingsFor("dataverse", "cases").connections, values.connection), terminal);
    case "status": {
      alone();
      const { inbox: settings, connections } = settingsFor("inbox");
      const names = connections.map(({ name }) => name);
      return withInbox(settings, "look", (inbox) =>
        status(inbox.pool, found, { json, deadDays: settings.deadDays, connections: names }),
      );
    }
    case "dead":
      alone();
      return withInbox(settingsFor("inbox").inbox, "look", (inbox) => dead(inbox.pool, found, { json }));
    case "replay":
      if (rest.length === 0 && values.all !== true)
        throw new UsageError("replay needs the ids that `dead` lists, or --all");
      if (rest.length > 0 && values.all === true) throw new UsageError("replay takes ids or --all, not both");
      return withInbox(settingsFor("inbox").inbox, "look", (inbox) =>
        values.all === true ? replayAll(inbox, terminal, { json }) : replay(inbox, rest, terminal, { json }),
      );
    case "discard":
      if (values.all === true) return discardOf(values.connection, rest);
      if (rest.length === 0) throw new UsageError("discard needs the ids that `dead` and `status` list");
      return withInbox(settingsFor("inbox").inbox, "look", (inbox) => discard(inbox, rest, terminal));
    case "erase":
      if (rest.length === 0) throw new UsageError("erase needs the ids of sessions, or of their handoffs");
      return withInbox(settingsFor("inbox").inbox, "look", (inbox) => erase(inbox, rest, terminal));
    case "reconcile": {
      alone();
      const since = sinceOf(values.since);
      const { connections, inbox } = settingsFor("dataverse", "cases", "opencx", "inbox");
      const wanted = values.connection === undefined ? connections : ([oneOf(connections, values.connection)] as const);
      return withInbox(inbox, "add", (opened) => reconcileSince(since, wanted, opened, found));
    }
    case "phones":
      alone();
      return phones(oneOf(settingsFor("dataverse", "cases").connections, values.connection), found, { json });
    case "personal": {
      alone();
      const wanted = callerIn(values);
      const isErased = values.erase === true;
      const settings = settingsFor("dataverse", "cases", "inbox");
      const connection = oneOf(settings.connections, values.connection);
      const login = isErased ? oneOf(settingsFor("dataverse", "erase").connections, connection.name).erase : undefined;
      return withInboxIfAny(settings.inbox, (inbox) =>
        personal(wanted, { ...connection, login, inbox }, found, { json, deletesCases: values.cases === true }),
      );
    }
    case "schema":
      alone();
      for (const line of JSON.stringify(configSchema(), null, 2).split("\n")) terminal.out(line);
      return EXIT.ok;
    case EMBEDDED_COMMAND: {
      const [folder] = rest;
      if (folder === undefined) throw new UsageError(`${EMBEDDED_COMMAND} is for the service itself`);
      await runEmbedded(folder);
      return Number(process.exitCode ?? EXIT.ok);
    }
    default:
      throw new UsageError(`there is no command ${command}`);
  }
}

outliveReaders();
try {
  settleProxies(process.env);
  process.exitCode = await run(process.argv.slice(2));
} catch (thrown) {
  if (thrown instanceof UsageError || thrown instanceof SettingsError) {
    // One line a setting.
    for (const line of thrown instanceof SettingsError ? printableLines(thrown.message) : [thrown.message])
      terminal.error(line);
    if (thrown instanceof UsageError) terminal.error("--help lists the commands");
    process.exitCode = EXIT.usage;
  } else {
    found.error(asFailure(thrown).message);
    process.exitCode = EXIT.failed;
  }
}
