import type { FormControl } from "../../../server/drawn/layout";
import type { FormRecord } from "../../form/record";

/** What every field of a form is drawn from, whatever its column's type. */
export interface FieldProps {
  readonly placed: FormControl;
  readonly column: string;
  readonly label: string;
  readonly record: FormRecord;
  readonly disabled: boolean;
  /** What a form script says of the field's value. */
  readonly notification?: string;
  readonly onChanged: (column: string) => void;
}
