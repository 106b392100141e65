import type { Schema } from "../metadata/schema";
import { isPublished } from "../metadata/published/publishedNames";
import { ImportError, missingComponent, notImportable } from "./importError";
import { isPrivilege } from "./knownPrivileges";
import type { SolutionContent } from "./read/readSolution";

/** Component type of a table. Source: Microsoft, solutioncomponent, componenttype. */
const TABLE = 1;

/**
 * Solutions of Microsoft's that an environment with Customer Service has. Source: what real exports name as the owner of
 * its tables, forms and controls.
 */
const STANDING: ReadonlySet<string> = new Set([
  ...["System", "Active", "Default", "msdynce_Service", "msdynce_AppCommon", "msdynce_Customerservicehub"],
  ...["CustomControlsCore", "AppModuleWebResources", "ActivityFeedsCore"],
  ...["msdyn_AppFrameworkInfraExtensions", "msft_ColumnLevelSecurityData"],
]);

/**
 * What an environment asks of a solution beyond well-formed parts.
 * @param schema the tables with what the others bring
 * @param others the solutions that stand
 * @throws ImportError
 */
export function checkFits(content: SolutionContent, schema: Schema, others: readonly SolutionContent[]): void {
  checkRequirements(content, schema, others);
  checkColumns(content, schema);
  checkRoles(content, others);
}

function checkRequirements(
  { uniqueName, requirements }: SolutionContent,
  schema: Schema,
  others: readonly SolutionContent[],
): void {
  const lacking = requirements.filter(({ type, name, solution }) => {
    if (type === TABLE && (schema.tables.has(name.toLowerCase()) || isPublished(`${name.toLowerCase()}s`)))
      return false;
    return solution !== undefined && !STANDING.has(solution) && !others.some((other) => other.uniqueName === solution);
  });
  if (lacking.length === 0) return;
  const solutions = [...new Set(lacking.map(({ solution }) => solution))].join(", ");
  throw new ImportError(
    "0x80048034",
    `${uniqueName} requires solutions that are not currently installed. Import the following solutions before Importing this one. ${solutions}`,
  );
}

function checkColumns({ tables, columns, keys, publisher }: SolutionContent, schema: Schema): void {
  const prefix = `${publisher.prefix}_`;
  for (const [table, { schemaName }] of Object.entries(tables))
    if (!schema.tables.has(table) && !schemaName.toLowerCase().startsWith(prefix.toLowerCase()))
      throw new ImportError(
        "0x80044366",
        `The schema name ${schemaName} for type Entity is invalid or missing.` +
          "Custom attribute, entity, entitykey, option set and relationship names must start with a valid customization prefix." +
          "The prefix for a solution component should match the prefix that is specified for the publisher of the solution.",
      );
  for (const table of new Set([...Object.keys(columns), ...Object.keys(keys)])) {
    const standing = schema.tables.get(table)?.columns ?? (tables[table] === undefined ? undefined : {});
    if (standing === undefined) throw missingComponent(table, TABLE);
    for (const [key, parts] of Object.entries(keys[table] ?? {})) {
      const absent = parts.find((part) => standing[part] === undefined && columns[table]?.[part] === undefined);
      if (absent !== undefined) throw notImportable(`the key '${key}' is of a column that is not there: '${absent}'`);
    }
    // What a table has of the platform's own is called without a prefix.
    const foreign = Object.keys(columns[table] ?? {}).find(
      (name) =>
        standing[name] === undefined &&
        !name.startsWith(prefix) &&
        (schema.tables.has(table) ? true : name.includes("_")),
    );
    if (foreign !== undefined)
      throw new ImportError(
        "0x80048062",
        `Invalid name for attribute ${foreign}.  Custom attribute names must start with a valid customization prefix. ` +
          "The prefix for a solution component should match the prefix that is specified for the publisher of the solution.",
      );
  }
}

function checkRoles({ uniqueName, roles, tables }: SolutionContent, others: readonly SolutionContent[]): void {
  const own = [tables, ...others.map((other) => other.tables)].flatMap((one) => Object.keys(one));
  for (const { id, name, privileges } of roles) {
    const unknown = [...privileges.keys()].find((privilege) => !isPrivilege(privilege, own));
    if (unknown !== undefined) throw notImportable(`role '${name}': there is no privilege '${unknown}'`);
    const taken = others
      .filter((other) => other.uniqueName !== uniqueName)
      .some((other) => other.roles.some((role) => role.name === name && role.id !== id));
    if (taken)
      throw new ImportError(
        "0x80048017",
        "Cannot import security role. The role with specified role id is not updatable or role name is not unique.",
        name,
      );
  }
}
