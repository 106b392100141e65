import type { KeyObject } from "node:crypto";
import type { Connection } from "./connection";
import { DEFAULT_CONNECTION } from "./connection";
import { readConfigFile, type ConfigFile, type FileConnection, type FilePart } from "./configFile";
import { fileKeysOf, inFileWords, SECRETS } from "./fileKeys";
import { isReference, partOf, secretAt, writingFault, type Given } from "./given";
import { CONNECTION_PARTS, SERVICE_PARTS } from "./parts";
import type { ServiceSettings } from "./service";
import { SettingsError, type Settings, type SettingsPart } from "./settings";
import { proxyFaults } from "../http/egress";

type Report = (place: string, message: string) => void;

/** One connection, as far as its parts were asked for and are right. */
export type ReadConnection = Pick<Connection, "name"> &
  Partial<Omit<Connection, "name">> & {
    /** Its place in the file, `connections[0]`; absent: the variables are its own. */
    readonly at?: string;
  };

/** The settings as far as they are right, and all that is wrong with the others. */
export interface ReadSettings extends Partial<ServiceSettings> {
  readonly connections: readonly ReadConnection[];
  readonly problems: readonly string[];
}

/**
 * Reads the parts from environment variables, and from the file of connections that INGESTION_CONFIG names. An empty
 * variable counts as not set.
 * @throws SettingsError with every problem at once
 */
export function readEnvironment<Part extends SettingsPart>(
  environment: NodeJS.ProcessEnv,
  parts: readonly Part[],
): Settings<Part> {
  const { problems, connections, ...settings } = lookAtSettings(environment, parts);
  if (problems.length > 0) throw new SettingsError(problems);
  // Where it stood in the file says nothing of what it is.
  const placeless = connections.map(({ at: _, ...connection }) => connection);
  return { ...settings, connections: placeless } as unknown as Settings<Part>;
}

/** The same for who goes on with what is right. */
export function lookAtSettings(environment: NodeJS.ProcessEnv, parts: readonly SettingsPart[]): ReadSettings {
  const problems: string[] = [];
  const report: Report = (place, message) => void problems.push(`${place}: ${message}`);
  // It would switch off the check of every certificate, Dataverse's, OpenCX's and the database's.
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED?.trim() === "0") {
    problems.push(
      "NODE_TLS_REJECT_UNAUTHORIZED=0: anybody could pass for Dataverse, OpenCX or the database; unset it " +
        "(NODE_EXTRA_CA_CERTS names the certificate of an authority of your own)",
    );
  }
  for (const [name, fault] of proxyFaults(environment)) report(name, fault);
  const given = givenIn(environment, parts, report);
  const configFile = given.values.INGESTION_CONFIG;
  const file = configFile === undefined ? undefined : readConfigFile(configFile, parts, environment, report);
  const connections =
    configFile === undefined
      ? [{ name: DEFAULT_CONNECTION, ...partsIn(CONNECTION_PARTS, parts, () => given, report) }]
      : fileConnections(file, given, parts, report);
  const service = partsIn(
    SERVICE_PARTS,
    parts,
    (part) => serviceGiven(part, given, file, report),
    (place, message) => report(...serviceWords(place, message, file)),
  );
  return { connections, ...service, problems: [...new Set(problems)] };
}

/** The environment's variables without those that are empty, and the secrets that they say the file of. */
function givenIn(environment: NodeJS.ProcessEnv, parts: readonly SettingsPart[], report: Report): FilePart {
  const wanted = new Set(parts.flatMap((part) => fileKeysOf(part).map(({ variable }) => variable)));
  const values: Record<string, string> = {};
  const files = new Map<string, string>();
  const faulty = new Set<string>();
  for (const [name, given] of Object.entries(environment)) {
    const text = given?.trim() ?? "";
    if (text === "") continue;
    values[name] = text;
    const slip = wanted.has(name) ? writingFault(name, text, SECRETS.has(name)) : undefined;
    if (slip !== undefined) {
      report(name, slip);
      faulty.add(name);
      continue;
    }
    if (!SECRETS.has(name) || !wanted.has(name) || !isReference(text)) continue;
    const found = secretAt(text, environment, ".");
    if ("fault" in found) {
      report(name, found.fault);
      faulty.add(name);
    } else {
      values[name] = found.secret;
      if (found.file !== undefined) files.set(name, found.file);
    }
  }
  return { values, files, faulty };
}

/** What the parts of `among` that were asked for become; what is wrong is reported by the names of the variables. */
function partsIn(
  among: Readonly<Partial<Record<SettingsPart, unknown>>>,
  parts: readonly SettingsPart[],
  givenOf: (part: SettingsPart) => FilePart,
  report: Report,
): Readonly<Record<string, unknown>> {
  const read: Record<string, unknown> = {};
  for (const part of parts) {
    if (!(part in among)) continue;
    const result = rightPart(part, givenOf(part), report);
    if (result !== undefined) read[part] = result;
  }
  return read;
}

/** A part as the service takes it; undefined when anything is wrong with it, which is reported if it was not yet. */
function rightPart(part: SettingsPart, given: FilePart, report: Report): object | undefined {
  const result = partOf(part, given);
  if ("value" in result)
    return fileKeysOf(part).some(({ variable }) => given.faulty.has(variable)) ? undefined : result.value;
  for (const { variable, message } of result) if (!given.faulty.has(variable)) report(variable, message);
  return undefined;
}

/** What the file and the environment together say of the whole installation: each setting in one of the two. */
function serviceGiven(part: SettingsPart, given: FilePart, file: ConfigFile | undefined, report: Report): FilePart {
  const own = file?.service.get(part);
  if (own === undefined) return given;
  for (const variable of Object.keys(own.values))
    if (given.values[variable] !== undefined && !file?.named.has(variable))
      report(variable, `is set, and INGESTION_CONFIG's file sets ${placeOf(part, variable)} too: take one away`);
  return {
    values: { ...given.values, ...own.values },
    files: new Map([...given.files, ...own.files]),
    faulty: new Set([...given.faulty, ...own.faulty]),
  };
}

/** What is wrong with a setting of the whole installation, in the words of where it was set. */
function serviceWords(variable: string, message: string, file: ConfigFile | undefined): [string, string] {
  for (const [part, { values }] of file?.service ?? [])
    if (values[variable] !== undefined) return [placeOf(part, variable), inFileWords(message, (part) => part)];
  return [variable, message];
}

function placeOf(part: SettingsPart, variable: string): string {
  return `${part}.${fileKeysOf(part).find((one) => one.variable === variable)?.key ?? variable}`;
}

function fileConnections(
  file: ConfigFile | undefined,
  { values }: Given,
  parts: readonly SettingsPart[],
  report: Report,
): readonly ReadConnection[] {
  if (file === undefined) return [];
  const both = (Object.keys(CONNECTION_PARTS) as SettingsPart[])
    .flatMap((part) => fileKeysOf(part).map(({ variable }) => variable))
    .filter((variable) => values[variable] !== undefined && !file.named.has(variable));
  if (both.length > 0)
    report(
      "INGESTION_CONFIG",
      `the connections come from its file, and of another one ${both.join(", ")} stand in the environment: ` +
        "unset what stands there, or INGESTION_CONFIG",
    );
  const connections = file.connections.map((one) => fileConnection(one, parts, report));
  reportTwins(connections, report);
  return connections;
}

function fileConnection(one: FileConnection, parts: readonly SettingsPart[], report: Report): ReadConnection {
  const place = (part: SettingsPart): string => (part in CONNECTION_PARTS ? `${one.at}.${part}` : part);
  const read: Record<string, unknown> = {};
  for (const part of parts) {
    const given = one.parts.get(part);
    if (given === undefined) continue;
    const result = rightPart(part, given, (variable, message) =>
      report(inFileWords(variable, place), inFileWords(message, place)),
    );
    if (result !== undefined) read[part] = result;
  }
  return { name: one.name, at: one.at, ...read };
}

/** Two connections that a row or a webhook could not be told apart by. */
function reportTwins(connections: readonly ReadConnection[], report: Report): void {
  const first = new Map<string, string>();
  const twin = (at: string, key: string, value: string, what: string): void => {
    const other = first.get(`${what} ${value}`);
    if (other === undefined) first.set(`${what} ${value}`, at);
    else if (other !== at) report(`${at}.${key}`, `is ${what} of ${other} too: each connection has its own`);
  };
  for (const { at = "", name, opencx, webhook } of connections) {
    if (name !== "") twin(at, "name", name, "the name");
    const organization = opencx?.organizationId;
    if (organization !== undefined) twin(at, "opencx.organizationId", organization.toLowerCase(), "the organization");
    for (const key of webhook?.keys ?? []) twin(at, "webhook.secret", bytesOf(key), "a secret");
  }
}

function bytesOf(key: KeyObject): string {
  return key.export().toString("base64");
}

/** What is wrong with the variables of these parts; empty when nothing is. */
export function problemsWith(environment: NodeJS.ProcessEnv, parts: readonly SettingsPart[]): readonly string[] {
  try {
    readEnvironment(environment, parts);
    return [];
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown.problems;
    throw thrown;
  }
}
