import { fileKeysOf } from "./fileKeys";
import { CONNECTION_PARTS, SERVICE_PARTS } from "./parts";
import type { SettingsPart } from "./settings";

/** A login that erases is there where one does. */
const NEEDED = Object.keys(CONNECTION_PARTS).filter((part) => part !== "erase");

/**
 * The JSON Schema of the file that INGESTION_CONFIG names, made of what the settings may hold. An editor completes and
 * checks by it; what a form alone cannot tell, such as a weak secret, `verify` says.
 */
export function configSchema(): object {
  const connection = partSchemas(CONNECTION_PARTS);
  const name = {
    type: "string",
    pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
    description: "What rows, logs and commands call this connection: small letters, digits and hyphens",
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "OpenCX ingestion: connections",
    ...objectOf(
      {
        $schema: { type: "string" },
        connections: {
          type: "array",
          minItems: 1,
          description: "One for each OpenCX organization",
          items: objectOf({ name, ...connection }, ["name", ...NEEDED]),
        },
        ...partSchemas(SERVICE_PARTS),
      },
      ["connections"],
    ),
  };
}

function partSchemas(parts: Readonly<Partial<Record<SettingsPart, unknown>>>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    (Object.keys(parts) as SettingsPart[]).map((part) => {
      const keys = fileKeysOf(part);
      const properties = Object.fromEntries(
        keys.map(({ key, variable, schema }) => [key, { ...schema, description: `${variable} of docs/operators.md` }]),
      );
      return [
        part,
        objectOf(
          properties,
          keys.filter(({ isRequired }) => isRequired).map(({ key }) => key),
        ),
      ];
    }),
  );
}

function objectOf(properties: Readonly<Record<string, object>>, required: readonly string[]): object {
  return { type: "object", additionalProperties: false, properties, ...(required.length > 0 ? { required } : {}) };
}
