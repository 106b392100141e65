import { tableMetadata } from "../dataverse/metadata";
import type { PageServices } from "./services";
import type { Privileges } from "./privileges";

/** `context.utils`: metadata from the Web API, privileges of the rep's roles, the lookup dialog. */
export function utilityFor(page: PageServices, privileges: Privileges): ComponentFramework.Utility {
  return {
    getEntityMetadata: entityMetadata,
    hasEntityPrivilege: (table, type, depth) => privileges.has(table, type, depth),
    lookupObjects: (options) => page.lookup(options),
  };
}

/** A table's description in the platform's shape, with the columns asked for. */
export async function entityMetadata(
  entityName: string,
  attributes: readonly string[] = [],
): Promise<ComponentFramework.PropertyHelper.EntityMetadata> {
  const table = await tableMetadata(entityName);
  const asked = attributes.map((name) => table.columns.get(name)).filter((column) => column !== undefined);
  const described = new Map(
    asked.map((column) => [
      column.logicalName,
      {
        LogicalName: column.logicalName,
        AttributeType: column.type,
        MaxLength: column.maxLength,
        OptionSet: Object.fromEntries(
          (column.options ?? []).map(({ value, label }) => [value, { value, text: label }]),
        ),
      },
    ]),
  );
  return {
    LogicalName: table.logicalName,
    EntitySetName: table.setName,
    PrimaryIdAttribute: table.idColumn,
    PrimaryNameAttribute: table.nameColumn,
    DisplayName: table.displayName,
    Attributes: {
      getByName: (name: string) => described.get(name) ?? null,
      getAll: () => [...described.values()],
      getLength: () => described.size,
    },
  };
}
