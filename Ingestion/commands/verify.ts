import { lookAtSettings, type ReadConnection, type ReadSettings } from "../config/environment";
import { inFileWords, settingWords } from "../config/fileKeys";
import { misspelled } from "../config/misspelled";
import { CONNECTION_PARTS } from "../config/parts";
import { SettingsError, type SettingsPart } from "../config/settings";
import { openEnvironment } from "../dataverse/environment";
import { OpenCXClient } from "../opencx/client";
import { caseChecks } from "./checks/cases";
import { ClockLook } from "./checks/clock";
import { dataverseChecks } from "./checks/dataverse";
import { portChecks } from "./checks/machine";
import { nativeIntegrationWarning } from "./checks/nativeIntegration";
import { tracingProblems } from "../telemetry/otlp";
import { openCXCheck } from "./checks/openCX";
import { checkOrganization } from "./checks/organization";
import { EXIT, type Terminal } from "./terminal";
import { databaseCheck } from "./verifyDatabase";
import { VerifyReport, type Place } from "./checks/report";
import { sendTest } from "./checks/sendTest";

/** What is asked besides the checks. */
export interface VerifyOptions {
  /** One line of JSON in place of a line for each finding. */
  readonly json?: boolean | undefined;
  /** Makes a test case by each connection where all is well. */
  readonly sendTest?: boolean | undefined;
  /** Looks at the connection of this name alone. */
  readonly connection?: string | undefined;
}

const HERE: Place = { words: (message) => message };

/**
 * `verify`: tries everything the service needs, without writing anything, a line each. All checks run, whatever is wrong
 * with other settings, so that one round shows all there is to do.
 * @returns 0 when all is well, 2 when settings are wrong, 1 when anything else is
 * @throws SettingsError where nothing may be asked with these settings
 */
export async function verify(
  environment: NodeJS.ProcessEnv,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = lookAtSettings(environment, ["dataverse", "cases", "opencx", "inbox"]);
  if (settings.problems.some((problem) => problem.startsWith("NODE_TLS_REJECT_UNAUTHORIZED")))
    throw new SettingsError(settings.problems);
  const report = new VerifyReport(terminal, options.json === true);
  const serving = lookAtSettings(environment, ["webhook", "server"]);
  const connections = chosen(settings, options.connection);
  for (const problem of settings.problems) report.add(HERE, "settings", "failed", problem);
  for (const { given, meant } of misspelled(environment))
    report.add(HERE, "settings", "warning", `${given} is no setting, so nothing reads it: is ${meant} meant?`);
  for (const problem of tracingProblems(environment)) report.add(HERE, "settings", "failed", problem);
  for (const connection of connections) {
    await report.run(placeOf(connection), checksOf(connection));
    await warnOfNativeIntegration(connection, report);
  }
  const whole: Place = { words: settingWords(environment) };
  await databaseChecks(settings, connections, report, whole);
  await servingChecks(environment, serving, settings, report, whole);
  if (options.sendTest === true) {
    for (const connection of connections) {
      const webhook = serving.connections.find(({ name }) => name === connection.name)?.webhook;
      await sendTest({
        connection: { ...connection, webhook },
        server: serving.server,
        report,
        place: placeOf(connection),
      });
    }
  }
  report.end();
  if (report.hasWrongSettings) return EXIT.usage;
  return report.failed ? EXIT.failed : EXIT.ok;
}

function chosen({ connections, problems }: ReadSettings, name: string | undefined): readonly ReadConnection[] {
  if (name === undefined) return connections;
  const found = connections.filter((connection) => connection.name === name);
  if (found.length > 0 || problems.length > 0) return found;
  const names = connections.map((connection) => connection.name).join(", ");
  throw new SettingsError([`--connection ${name}: there is no such connection; there are ${names}`]);
}

/** Where the settings of a connection stand: in variables, or at a place of the file. */
function placeOf({ name, at }: ReadConnection): Place {
  if (at === undefined) return HERE;
  const partAt = (part: SettingsPart): string => (part in CONNECTION_PARTS ? `${at}.${part}` : part);
  return { connection: name, words: (message) => inFileWords(message, partAt) };
}

function checksOf({ dataverse, cases, opencx }: ReadConnection) {
  const clock = new ClockLook();
  const [toDataverse, toOpenCX] = [clock.noting("Dataverse"), clock.noting("OpenCX")];
  return [
    ...(dataverse === undefined ? [] : dataverseChecks(openEnvironment(dataverse, { fetch: toDataverse }), cases)),
    ...(opencx === undefined ? [] : [openCXCheck(new OpenCXClient({ ...opencx, fetch: toOpenCX }), opencx)]),
    clock.check(),
    ...(cases === undefined ? [] : caseChecks(cases)),
  ];
}

/** What OpenCX does beside the service; where OpenCX does not answer, its own check has said so. */
async function warnOfNativeIntegration(connection: ReadConnection, report: VerifyReport): Promise<void> {
  const { opencx, cases } = connection;
  if (opencx === undefined || cases === undefined) return;
  const client = new OpenCXClient(opencx);
  const warning = await nativeIntegrationWarning(client, cases.nativeIntegration).catch(() => undefined);
  if (warning !== undefined) report.add(placeOf(connection), "native integration", "warning", warning);
}

async function databaseChecks(
  { inbox }: ReadSettings,
  connections: readonly ReadConnection[],
  report: VerifyReport,
  place: Place,
): Promise<void> {
  if (inbox === undefined) {
    report.add(place, "database", "not tried", "not tried, since its settings are wrong");
    return;
  }
  const organizations = new Map<ReadConnection, Promise<string>>();
  const compare = async (connectionString: string): Promise<void> => {
    for (const connection of connections) {
      const organizationId = connection.opencx?.organizationId;
      if (organizationId === undefined) continue;
      const compared = checkOrganization(connectionString, connection.name, organizationId);
      organizations.set(connection, compared);
      await compared.catch(() => undefined);
    }
  };
  await report.run(place, [databaseCheck(inbox, compare)]);
  for (const [connection, compared] of organizations)
    await report.run(placeOf(connection), [{ name: "organization", run: () => compared }]);
  if (inbox.isUnproven === true)
    report.add(
      place,
      "",
      "warning",
      "DATABASE_TLS=off: the database need not prove who it is, and what the inbox holds may cross the network unencrypted",
    );
}

/** What `serve` alone needs: a machine without the webhooks' secret may only `work`, and there it is no failure. */
async function servingChecks(
  environment: NodeJS.ProcessEnv,
  serving: ReadSettings,
  settings: ReadSettings,
  report: VerifyReport,
  place: Place,
): Promise<void> {
  const isServing = [environment.OPENCX_WEBHOOK_SECRET, environment.INGESTION_CONFIG].some(
    (given) => (given?.trim() ?? "") !== "",
  );
  for (const problem of serving.problems)
    if (settings.problems.includes(problem)) continue;
    else if (isServing) report.add(HERE, "settings", "failed", problem);
    else report.add(HERE, "", "note", `only serve needs it: ${problem}`);
  if (isServing && serving.server !== undefined) await report.run(place, portChecks(serving.server));
}
