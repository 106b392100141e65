import { dateTimeText } from "../model/columnValue";
import { namedGuid } from "../model/namedGuid";
import type { Row, RowReference, Value } from "../model/row";
import type { Table } from "../metadata/schema";
import { removeRow } from "../operations/rows/deleteRow";
import type { WriteContext } from "../operations/writeRows";
import { newRowValues } from "../rules/change";
import type { ComponentRow } from "./read/componentRows";
import { isChange, mergedForm } from "./mergedForm";
import type { SolutionContent } from "./read/readSolution";
import { STANDING_FORMS, STANDING_SOLUTION } from "./standingForms";

/** A component, whose it is, and whether that solution is a managed one. */
export interface Brought {
  readonly component: ComponentRow;
  readonly solution: string;
  readonly isManaged: boolean;
}

function keyOf({ table, id }: RowReference): string {
  return `${table} ${id}`;
}

function standing(component: ComponentRow): Brought {
  return { component, isManaged: true, solution: STANDING_SOLUTION };
}

/** Has the forms there that an environment has before any solution; one that is there already is left as it is. */
export function writeStandingForms(context: WriteContext): void {
  for (const form of STANDING_FORMS)
    if (context.environment.store.get(form.table, form.id) === undefined) putComponent(context, standing(form));
}

/**
 * What solutions bring, by table and id: of two layers on one component the later one is seen; of a form that is there
 * before them, what each adds to it.
 */
function broughtBy(solutions: readonly SolutionContent[]): ReadonlyMap<string, Brought> {
  const brought = new Map<string, Brought>(STANDING_FORMS.map((form) => [keyOf(form), standing(form)]));
  for (const { components, isManaged, id } of solutions)
    for (const component of components) {
      const layer = { component, isManaged, solution: id };
      brought.set(keyOf(component), layered(brought.get(keyOf(component)), layer));
    }
  return brought;
}

function layered(below: Brought | undefined, layer: Brought): Brought {
  const change = layer.component.values.formxml;
  const form = below?.component.values.formxml;
  if (below === undefined || typeof change !== "string" || typeof form !== "string" || !isChange(change)) return layer;
  const { component } = below;
  const formxml = mergedForm(form, change, String(component.values.name));
  return { ...below, component: { ...component, values: { ...component.values, formxml } } };
}

/** Columns that every component has of its solution and of its state. */
function ofSolution({
  table,
  id,
  solution,
  isManaged,
}: RowReference & Omit<Brought, "component">): Record<string, Value> {
  return {
    ...(table === "solution" ? {} : { ismanaged: isManaged, solutionid: solution }),
    componentstate: 0,
    [table === "systemform" ? "formidunique" : `${table}idunique`]: namedGuid(`unique ${id}`),
  };
}

/** Lookups that come of where the component is, not of its file. */
function placed(
  { environment: { organizationId, businessUnitId }, caller }: WriteContext,
  table: string,
  id: string,
): Readonly<Record<string, RowReference>> {
  const user = { table: "systemuser", id: caller.userId };
  const unit = { table: "businessunit", id: businessUnitId };
  return {
    organizationid: { table: "organization", id: organizationId },
    modifiedby: user,
    ...(table === "role"
      ? { businessunitid: unit, parentrootroleid: { table: "role", id } }
      : { ownerid: user, owninguser: user, owningbusinessunit: unit }),
  };
}

function rowOf(context: WriteContext, table: Table, brought: Brought, before: Row | undefined): Omit<Row, "version"> {
  const { component } = brought;
  const { id } = component;
  const now = dateTimeText(new Date());
  const author = { table: "systemuser", id: context.caller.userId };
  const lookups = {
    ...placed(context, component.table, id),
    ...(before === undefined ? { createdby: author } : {}),
    ...component.lookups,
  };
  const plain = {
    ...(before === undefined ? { ...newRowValues(table), createdon: now } : before.values),
    ...ofSolution({ ...brought, table: component.table, id }),
    ...component.values,
    [table.key]: id,
    modifiedon: now,
    ...(component.table === "solution"
      ? { installedon: now, ...(before === undefined ? {} : { updatedon: now }) }
      : {}),
    ...(component.table === "role" ? { organizationid: context.environment.organizationId } : {}),
  };
  const held = Object.entries(lookups).filter(([column]) => table.properties.has(`_${column}_value`));
  return {
    id,
    values: {
      ...Object.fromEntries(Object.entries(plain).filter(([column]) => table.properties.has(column))),
      ...Object.fromEntries(Object.entries(before?.values ?? {}).filter(([column]) => column.startsWith("_"))),
      ...Object.fromEntries(held.map(([column, target]) => [`_${column}_value`, target.id])),
    },
    targets: { ...before?.targets, ...Object.fromEntries(held.map(([column, target]) => [column, target.table])) },
  };
}

/** Times aside, whether a row holds already what it is to hold. */
function stands(before: Row, next: Omit<Row, "version">): boolean {
  return Object.entries(next.values).every(
    ([name, value]) => /^(?:modified|installed|updated)on$/.test(name) || (before.values[name] ?? null) === value,
  );
}

/** Has the row of one component hold what it brings; one that does is left as it is. */
export function putComponent(context: WriteContext, brought: Brought): void {
  const { schema, store } = context.environment;
  const { table: name, id } = brought.component;
  const table = schema.tables.get(name);
  if (table === undefined) throw new Error(`There is no table '${name}' for a component.`);
  const row = store.get(name, id);
  const next = rowOf(context, table, brought, row);
  if (row === undefined || !stands(row, next)) store.put(name, next);
}

/**
 * Has the rows of what solutions bring come, change and go with them. A component that another solution brings too
 * stays; the value that an admin has given a variable goes with its definition.
 */
export function writeComponents(
  context: WriteContext,
  before: readonly SolutionContent[],
  after: readonly SolutionContent[],
): void {
  const { schema, store } = context.environment;
  const wanted = broughtBy(after);
  for (const brought of wanted.values()) putComponent(context, brought);
  for (const [key, { component }] of broughtBy(before)) {
    if (wanted.has(key)) continue;
    const table = schema.tables.get(component.table);
    const row = store.get(component.table, component.id);
    if (table !== undefined && row !== undefined) removeRow(context.environment, table, row);
  }
}
