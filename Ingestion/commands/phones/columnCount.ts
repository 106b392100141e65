import type { PhoneColumn } from "../../../Caller/phone/filters";
import { searchedBy, type SearchedBy } from "../../../Caller/phone/searched";
import { PHONE_FORMS, readStored, type PhoneForm, type StoredKind } from "../../../Caller/phone/stored";
import { shapeOf } from "./shape";

/** Shapes that are kept of what is wrong in one way. */
const EXAMPLES = 3;

/** What a report says of a column; `phones --json` gives it as it stands, and docs/operators.md documents it. */
export interface ColumnReport {
  readonly table: string;
  readonly column: PhoneColumn;
  /** Active rows of the table. */
  readonly rows: number;
  readonly filled: number;
  /** They add up to `filled`. */
  readonly kinds: Readonly<Record<StoredKind, number>>;
  /** How those are written in which a number can be read; one value may be written in several of these ways. */
  readonly forms: Readonly<Record<PhoneForm, number>>;
  /** How a caller of such a number is found; they add up to `filled`. */
  readonly callers: Readonly<Record<SearchedBy, number>>;
  /** How some are written: of each kind but one number, and of what no caller is found by. */
  readonly examples: Readonly<Record<"remarks" | "several" | "nothing" | "notFound", readonly string[]>>;
}

/** Counts the values of one column; keeps none of them. */
export class ColumnCount {
  private filled = 0;
  private readonly kinds: Record<StoredKind, number> = { one: 0, remarks: 0, several: 0, nothing: 0 };
  private readonly forms = Object.fromEntries(PHONE_FORMS.map((form) => [form, 0])) as Record<PhoneForm, number>;
  private readonly callers: Record<SearchedBy, number> = { equality: 0, digits: 0, untold: 0, nothing: 0 };
  private readonly shapes = {
    remarks: new Set<string>(),
    several: new Set<string>(),
    nothing: new Set<string>(),
    notFound: new Set<string>(),
  };

  public constructor(
    public readonly table: string,
    public readonly column: PhoneColumn,
    private readonly defaultCountry: string | undefined,
  ) {}

  /** @param value as the row has it; what is no text, or an empty one, is not filled in */
  public add(value: unknown): void {
    if (typeof value !== "string" || value.trim() === "") return;
    const stored = readStored(value, this.defaultCountry);
    const caller = searchedBy(this.column, value, stored, this.defaultCountry);
    this.filled += 1;
    this.kinds[stored.kind] += 1;
    for (const form of stored.forms) this.forms[form] += 1;
    this.callers[caller] += 1;
    if (stored.kind !== "one") keep(this.shapes[stored.kind], value);
    if (caller === "nothing" && stored.kind !== "nothing") keep(this.shapes.notFound, value);
  }

  public report(rows: number): ColumnReport {
    const { table, column, filled, kinds, forms, callers } = this;
    const examples = Object.fromEntries(
      Object.entries(this.shapes).map(([name, shapes]) => [name, [...shapes]] as const),
    ) as unknown as ColumnReport["examples"];
    return { table, column, rows, filled, kinds, forms, callers, examples };
  }
}

function keep(shapes: Set<string>, value: string): void {
  if (shapes.size < EXAMPLES) shapes.add(shapeOf(value));
}
