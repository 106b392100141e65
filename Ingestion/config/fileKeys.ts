import { z } from "zod";
import { CONNECTION_PARTS, PARTS } from "./parts";
import type { SettingsPart } from "./settings";

/** A file says the part once; its keys leave these beginnings of the variables' names away. */
const PREFIXES: Partial<Readonly<Record<SettingsPart, string>>> = {
  dataverse: "DATAVERSE_",
  cases: "OPENCX_",
  opencx: "OPENCX_",
  webhook: "OPENCX_WEBHOOK_",
  erase: "ERASE_",
};

/** What PostgreSQL's driver reads from the environment by itself, whatever a file says. */
const DRIVER: ReadonlySet<string> = new Set(["PGHOST", "PGSSLMODE"]);

/** Variables that hold a secret: in a file they only say where it is. */
export const SECRETS: ReadonlySet<string> = new Set([
  "DATAVERSE_CLIENT_SECRET",
  "DATAVERSE_CERTIFICATE_PASSWORD",
  "OPENCX_API_KEY",
  "OPENCX_WEBHOOK_SECRET",
  "OPENCX_WEBHOOK_SECRET_NEXT",
  "ERASE_CLIENT_SECRET",
  // A password may stand in it.
  "DATABASE_URL",
]);

/** Variables that hold a path, which a file means from its own folder. */
export const PATHS: ReadonlySet<string> = new Set(["DATAVERSE_CERTIFICATE", "DATA_DIR"]);

/** A setting by its name in a file. */
export interface FileKey {
  readonly key: string;
  readonly variable: string;
  /** What stands for it in a file, as JSON Schema has it. */
  readonly schema: z.core.JSONSchema.BaseSchema;
  readonly isRequired: boolean;
}

const known = new Map<SettingsPart, readonly FileKey[]>();

/** The keys of a part: the names of its variables, written as JSON's are. */
export function fileKeysOf(part: SettingsPart): readonly FileKey[] {
  const found = known.get(part) ?? keysOf(part);
  known.set(part, found);
  return found;
}

function keysOf(part: SettingsPart): readonly FileKey[] {
  const { properties = {}, required = [] } = z.toJSONSchema(PARTS[part], { io: "input", unrepresentable: "any" });
  return Object.entries(properties).flatMap(([variable, given]) => {
    if (DRIVER.has(variable) || typeof given === "boolean") return [];
    const { type = "string", ...rest } = given;
    const schema = SECRETS.has(variable)
      ? { type: "string" as const, pattern: "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$" }
      : // The pattern of a number's text is not its own.
        { type, ...(type === "string" ? rest : { ...rest, pattern: undefined }) };
    const isRequired = required.includes(variable);
    return [{ key: keyOf(part, variable), variable, schema, isRequired }];
  });
}

function keyOf(part: SettingsPart, variable: string): string {
  const prefix = PREFIXES[part] ?? "";
  const rest = variable.startsWith(prefix) ? variable.slice(prefix.length) : variable;
  return rest.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * A message about variables in the words of a file.
 * @param at the place of a part, such as `connections[0].dataverse`; undefined: this variable stands in no file
 */
export function inFileWords(message: string, at: (part: SettingsPart, variable: string) => string | undefined): string {
  return message.replace(/\b[A-Z][A-Z_]{3,}\b/g, (word) => {
    for (const part of Object.keys(PARTS) as SettingsPart[]) {
      const found = fileKeysOf(part).find(({ variable }) => variable === word);
      if (found === undefined) continue;
      const place = at(part, word);
      return place === undefined ? word : `${place}.${found.key}`;
    }
    return word;
  });
}

/**
 * What is said of settings while the service runs, in the words of whoever gave them: of the keys of INGESTION_CONFIG's
 * file, where there is one. Which of its connections is meant is said beside it. A variable that is set stays one.
 */
export function settingWords(environment: NodeJS.ProcessEnv): (message: string) => string {
  if ((environment.INGESTION_CONFIG?.trim() ?? "") === "") return (message) => message;
  return (message) =>
    inFileWords(message, (part, variable) => {
      if (part in CONNECTION_PARTS) return `connections[].${part}`;
      return (environment[variable]?.trim() ?? "") === "" ? part : undefined;
    });
}
