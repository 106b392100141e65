import path from "node:path";
import { JsonLimitError, parseJson } from "../http/json";
import { readNamedFile } from "../secretFile";
import { fileKeysOf, PATHS, SECRETS, type FileKey } from "./fileKeys";
import { isReference, secretAt, variableIn, type Given } from "./given";
import { CONNECTION_PARTS, SERVICE_PARTS } from "./parts";
import { repeatedKeys } from "./repeatedKeys";
import type { SettingsPart } from "./settings";

/** Most bytes of the file: a connection has one or two kilobytes. */
const MOST_BYTES = 1_048_576;
/** As in a name of a host, so that it fits wherever a name goes. */
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A part of the file: what it sets, and the place of each of its settings in it. */
export interface FilePart extends Given {
  /** Variables that something is wrong with already. */
  readonly faulty: ReadonlySet<string>;
}

/** One connection of the file. */
export interface FileConnection {
  /** `connections[1]`. */
  readonly at: string;
  readonly name: string;
  readonly parts: ReadonlyMap<SettingsPart, FilePart>;
}

/** A file of connections as it was read. */
export interface ConfigFile {
  readonly connections: readonly FileConnection[];
  /** What it settles for the whole installation. */
  readonly service: ReadonlyMap<SettingsPart, FilePart>;
  /** Variables that it has secrets from. */
  readonly named: ReadonlySet<string>;
}

type Report = (place: string, message: string) => void;
type JsonObject = Readonly<Record<string, unknown>>;

/** Of what is read: the parts whose secrets are looked up, and what that needs. */
interface Reading {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly wanted: readonly SettingsPart[];
  readonly report: Report;
  readonly named: Set<string>;
}

/**
 * Reads a file of connections. All that is wrong with its form is reported, with its place; what its settings mean is
 * judged by whoever takes them.
 * @returns undefined when it cannot be read at all
 */
export function readConfigFile(
  file: string,
  wanted: readonly SettingsPart[],
  environment: NodeJS.ProcessEnv,
  report: Report,
): ConfigFile | undefined {
  const content = jsonIn(file);
  if (typeof content === "string") {
    report("INGESTION_CONFIG", `${file} ${content}`);
    return undefined;
  }
  for (const key of content.repeated) report(key, "stands there more than once: take the others away");
  const named = new Set<string>();
  const reading = { folder: path.dirname(path.resolve(file)), environment, wanted, report, named };
  const { connections, ...others } = content.json;
  const service = partsOf("", others, SERVICE_PARTS, reading, ["$schema", "connections"]);
  return { connections: connectionsOf(connections, reading), service, named };
}

function jsonIn(file: string): { readonly json: JsonObject; readonly repeated: readonly string[] } | string {
  const read = readNamedFile(file, MOST_BYTES);
  if ("fault" in read) return read.fault;
  try {
    const json = parseJson(read.text);
    return isObject(json) ? { json, repeated: repeatedKeys(read.text) } : "must hold a JSON object with connections";
  } catch (thrown) {
    if (thrown instanceof JsonLimitError) return thrown.message;
    // The library quotes what stands there, which may be a secret.
    const place = thrown instanceof Error ? /at position (\d+)/.exec(thrown.message)?.[1] : undefined;
    if (place === undefined) return "is not JSON";
    const lines = read.text.slice(0, Number(place)).split("\n");
    return `is not JSON: look at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  }
}

function connectionsOf(given: unknown, reading: Reading): readonly FileConnection[] {
  if (!Array.isArray(given) || given.length === 0) {
    reading.report("connections", "must be a list of one connection for each OpenCX organization");
    return [];
  }
  return given.flatMap((connection: unknown, index) => {
    const at = `connections[${index}]`;
    if (!isObject(connection)) {
      reading.report(at, "must be an object");
      return [];
    }
    const { name, ...others } = connection;
    if (typeof name !== "string" || !NAME.test(name))
      reading.report(`${at}.name`, "must be small letters, digits and hyphens, 63 at most, such as acme-uk");
    const parts = partsOf(`${at}.`, others, CONNECTION_PARTS, reading, ["name"]);
    return [{ at, name: typeof name === "string" ? name : "", parts }];
  });
}

/** @param others keys that stand beside the parts */
function partsOf(
  before: string,
  given: JsonObject,
  parts: Readonly<Partial<Record<SettingsPart, unknown>>>,
  reading: Reading,
  others: readonly string[],
): ReadonlyMap<SettingsPart, FilePart> {
  const names = Object.keys(parts) as SettingsPart[];
  for (const key of Object.keys(given))
    if (!others.includes(key) && !names.some((name) => name === key))
      reading.report(`${before}${key}`, `is no setting: there are ${[...others, ...names].join(", ")}`);
  return new Map(names.map((part) => [part, partIn(part, `${before}${part}`, given[part], reading)] as const));
}

function partIn(part: SettingsPart, at: string, given: unknown = {}, reading: Reading): FilePart {
  const values: Record<string, string> = {};
  const files = new Map<string, string>();
  const faulty = new Set<string>();
  const keys = fileKeysOf(part);
  if (!isObject(given)) {
    reading.report(at, "must be an object");
    return { values, files, faulty: new Set(keys.map(({ variable }) => variable)) };
  }
  for (const [key, value] of Object.entries(given)) {
    const setting = keys.find((one) => one.key === key);
    const found =
      setting === undefined
        ? { fault: `is no setting: there are ${keys.map((one) => one.key).join(", ")}` }
        : settingIn(setting, value, reading, reading.wanted.includes(part));
    if ("fault" in found) {
      reading.report(`${at}.${key}`, found.fault);
      if (setting !== undefined) faulty.add(setting.variable);
    } else if (setting !== undefined) {
      values[setting.variable] = found.secret;
      if (found.file !== undefined) files.set(setting.variable, found.file);
    }
  }
  return { values, files, faulty };
}

/** The text that an environment variable would have. @param isWanted whether a secret is looked up */
function settingIn(
  { variable, schema }: FileKey,
  value: unknown,
  { environment, folder, named }: Reading,
  isWanted: boolean,
): { readonly secret: string; readonly file?: string } | { readonly fault: string } {
  if (schema.type === "integer")
    return Number.isSafeInteger(value)
      ? { secret: String(value) }
      : { fault: "must be a whole number, without quotes" };
  if (schema.type === "object")
    return isObject(value) ? { secret: JSON.stringify(value) } : { fault: "must be an object" };
  if (schema.type === "array") {
    const isList = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string");
    return isList ? { secret: value.join(",") } : { fault: "must be a list of texts" };
  }
  if (typeof value !== "string" || value.trim() === "")
    return { fault: value === "" ? "is empty: leave it out" : "must be a text, in quotes" };
  const text = value.trim();
  if (PATHS.has(variable)) return { secret: path.resolve(folder, text) };
  if (!SECRETS.has(variable)) return { secret: text };
  if (!isReference(text))
    return { fault: "is a secret, which must not stand in this file: write env:NAME or file:PATH, where it is" };
  const name = variableIn(text);
  if (name !== undefined) named.add(name);
  return isWanted ? secretAt(text, environment, folder) : { secret: "" };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
