import type { Schema } from "../metadata/schema";
import { isPublished } from "../metadata/published/publishedNames";
import { ImportError, missingComponent, notImportable } from "./importError";
import { isPrivilege } from "./knownPrivileges";
import type { SolutionContent } from "./readSolution";

/** Component type of a table. Source: Microsoft, solutioncomponent, componenttype. */
const TABLE = 1;

/**
 * Solutions of Microsoft's that an environment with Customer Service has. Source: what real exports name as the owner of
 * its tables, forms and controls.
 */
const STANDING: ReadonlySet<string> = new Set([
  ...["System", "Active", "Default", "msdynce_Service", "msdynce_AppCommon", "msdynce_Customerservicehub"],
  ...["CustomControlsCore", "AppModuleWebResources", "ActivityFeedsCore"],
]);

/**
 * What an environment asks of a solution beyond well-formed parts.
 * @param schema the tables with nothing imported
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

function checkColumns({ columns, keys, publisher }: SolutionContent, schema: Schema): void {
  for (const table of new Set([...Object.keys(columns), ...Object.keys(keys)])) {
    const standing = schema.tables.get(table);
    if (standing === undefined) {
      if (!isPublished(`${table}s`)) throw notImportable(`the local platform makes no tables: '${table}'`);
      throw missingComponent(table, TABLE);
    }
    for (const [key, parts] of Object.entries(keys[table] ?? {})) {
      const absent = parts.find((part) => standing.columns[part] === undefined && columns[table]?.[part] === undefined);
      if (absent !== undefined) throw notImportable(`the key '${key}' is of a column that is not there: '${absent}'`);
    }
    const foreign = Object.keys(columns[table] ?? {}).find(
      (name) => standing.columns[name] === undefined && !name.startsWith(`${publisher.prefix}_`),
    );
    if (foreign !== undefined)
      throw new ImportError(
        "0x80048062",
        `Invalid name for attribute ${foreign}.  Custom attribute names must start with a valid customization prefix. ` +
          "The prefix for a solution component should match the prefix that is specified for the publisher of the solution.",
      );
  }
}

function checkRoles({ uniqueName, roles }: SolutionContent, others: readonly SolutionContent[]): void {
  for (const { id, name, privileges } of roles) {
    const unknown = [...privileges.keys()].find((privilege) => !isPrivilege(privilege));
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
