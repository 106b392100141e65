import { isPublishedTable } from "../metadata/published/publishedNames";
import type { Schema } from "../metadata/schema";
import type { Store } from "../model/store";
import { ImportError, missingComponent } from "./importError";
import type { SolutionContent } from "./read/readSolution";
import { ROOT_TYPES, type Root } from "./read/roots";

/** Whether a component that the file only names is in the environment; undefined where nothing here can tell. */
function stands({ type, name }: Root, schema: Schema, store: Store): boolean | undefined {
  switch (type) {
    case ROOT_TYPES.table:
      return schema.tables.has(name) || isPublishedTable(name);
    case ROOT_TYPES.role:
      return store.get("role", name) !== undefined;
    case ROOT_TYPES.webResource:
      return store.all("webresource").some(({ values }) => String(values.name).toLowerCase() === name);
    default:
      return undefined;
  }
}

/**
 * Holds what a file declares against what is in it, and in the environment. Codes and texts: the published error list,
 * ImportMissingRootComponentEntry, ImportMissingComponent, InvalidAppModuleComponent.
 * @throws ImportError
 */
export function checkRoots({ declared, held, apps, tables }: SolutionContent, schema: Schema, store: Store): void {
  const has = (list: readonly Root[], { type, name }: Root): boolean =>
    list.some((one) => one.type === type && one.name === name);
  const undeclared = held.find((root) => !has(declared, root));
  if (undeclared !== undefined)
    throw new ImportError(
      "0x8004803a",
      `The import has failed because component ${undeclared.name} of type ${undeclared.type} is not declared in the solution file as a root component. ` +
        "To fix this, import again using the XML file that was generated when you exported the solution.",
    );
  const absent = declared.find((root) => !has(held, root) && stands(root, schema, store) === false);
  if (absent !== undefined) throw missingComponent(absent.name, absent.type);
  const unknown = apps.find(
    (table) => tables[table] === undefined && !schema.tables.has(table) && !isPublishedTable(table),
  );
  if (unknown !== undefined)
    throw new ImportError(
      "0x80050113",
      `The ID ${unknown} doesn’t exist or isn’t valid for the component type “Entity”.`,
    );
}
