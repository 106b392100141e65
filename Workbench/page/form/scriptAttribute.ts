import { plainGuid } from "../../../Transcript/text/guid";
import { isLookup } from "../dataverse/row";
import type { ColumnMetadata } from "../dataverse/metadata";
import { HandlerList } from "./handlerList";
import { itemCollection, type ItemCollection, type Named } from "./collection";
import type { ColumnValue, FormRecord } from "./record";

type ChangeHandler = (context: Xrm.Events.EventContext) => unknown;

const TYPES: Readonly<Record<string, string>> = {
  Memo: "memo",
  String: "string",
  DateTime: "datetime",
  Picklist: "optionset",
  State: "optionset",
  Status: "optionset",
  Boolean: "boolean",
  Integer: "integer",
  Decimal: "decimal",
  Double: "double",
  Money: "money",
};

/** A column on the form as form scripts see it: `formContext.getAttribute("description")`. */
export class ScriptAttribute {
  private readonly changed = new HandlerList<[Xrm.Events.EventContext]>();
  private requiredLevel: Xrm.Attributes.RequirementLevel;
  private submitMode: Xrm.SubmitMode = "dirty";
  private bound: readonly Named[] = [];

  public constructor(
    private readonly column: ColumnMetadata,
    private readonly record: FormRecord,
    private readonly contextFor: (source: ScriptAttribute) => Xrm.Events.EventContext,
  ) {
    this.requiredLevel = column.required ? "required" : "none";
  }

  /** The controls that show this column. */
  public get controls(): ItemCollection<Named> {
    return itemCollection(this.bound);
  }

  public bind(controls: readonly Named[]): void {
    this.bound = controls;
  }

  public getName(): string {
    return this.column.logicalName;
  }

  public getAttributeType(): string {
    return isLookup(this.column) ? "lookup" : (TYPES[this.column.type] ?? "string");
  }

  public getFormat(): string | null {
    return this.column.format?.toLowerCase() ?? null;
  }

  public getMaxLength(): number | undefined {
    return this.column.maxLength;
  }

  public getOptions(): readonly { readonly value: number; readonly text: string }[] {
    return (this.column.options ?? []).map(({ value, label }) => ({ value, text: label }));
  }

  public getText(): string {
    return this.record.formatted(this.column.logicalName);
  }

  public getIsDirty(): boolean {
    return this.record.isColumnDirty(this.column.logicalName);
  }

  public getValue(): ColumnValue {
    const value = this.record.value(this.column.logicalName);
    if (!isLookup(this.column) || !Array.isArray(value)) return value;
    // The client API writes ids in upper case and braces.
    return (value as readonly ComponentFramework.LookupValue[]).map((reference) => ({
      ...reference,
      id: `{${plainGuid(reference.id).toUpperCase()}}`,
    }));
  }

  /** As in the app, a script's change runs no OnChange handlers. */
  public setValue(value: ColumnValue): void {
    const plain = Array.isArray(value)
      ? (value as readonly ComponentFramework.LookupValue[]).map((reference) => ({
          ...reference,
          id: plainGuid(reference.id),
        }))
      : value;
    this.record.set(this.column.logicalName, plain);
  }

  public addOnChange(handler: ChangeHandler): void {
    this.changed.add(handler);
  }

  public removeOnChange(handler: ChangeHandler): void {
    this.changed.remove(handler);
  }

  public fireOnChange(): void {
    this.changed.run(this.contextFor(this));
  }

  public getRequiredLevel(): Xrm.Attributes.RequirementLevel {
    return this.requiredLevel;
  }

  public setRequiredLevel(level: Xrm.Attributes.RequirementLevel): void {
    this.requiredLevel = level;
  }

  public getSubmitMode(): Xrm.SubmitMode {
    return this.submitMode;
  }

  public setSubmitMode(mode: Xrm.SubmitMode): void {
    this.submitMode = mode;
  }

  public getUserPrivilege(): Xrm.Privilege {
    return { canRead: true, canUpdate: true, canCreate: true };
  }

  public isValid(): boolean {
    return this.requiredLevel !== "required" || this.record.value(this.column.logicalName) !== null;
  }
}
