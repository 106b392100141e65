import { namedGuid } from "../dataverse/model/namedGuid";
import type { Environment } from "../dataverse/model/environment";
import { SHIPPED_RULES } from "../dataverse/rules/duplicates";
import { putComponent } from "../dataverse/solution/writeComponents";
import { administratorOf } from "./seedEnvironment";
import { SYSTEM_SOLUTION } from "./seedRoles";

const ACTIVE = 1;
const PUBLISHED = 2;

/** Has the duplicate detection rules stand that Microsoft ships, published. */
export function seedDuplicateRules(environment: Environment): void {
  const context = administratorOf(environment);
  for (const { table, name } of SHIPPED_RULES) {
    const code = environment.schema.tables.get(table)?.code ?? null;
    const values = {
      name,
      uniquename: `${table}_same_email`,
      baseentityname: table,
      matchingentityname: table,
      baseentitytypecode: code,
      matchingentitytypecode: code,
      statecode: ACTIVE,
      statuscode: PUBLISHED,
    };
    const component = { table: "duplicaterule", id: namedGuid(`rule ${table}`), values };
    putComponent(context, { component, solution: SYSTEM_SOLUTION, isManaged: false });
  }
}
