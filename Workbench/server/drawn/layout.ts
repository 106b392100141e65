/** Text by language: LCID to words, as form XML and resx carry it. */
export type Labels = Readonly<Record<string, string>>;

/** A parameter of a custom control on the form: bound to a column, or a fixed value typed in by the form's author. */
export type ControlParameter =
  | { readonly kind: "bound"; readonly name: string; readonly column: string }
  | { readonly kind: "static"; readonly name: string; readonly type: string; readonly value: string };

/** One cell of a section: a column, shown by the platform's own field or by a custom control. */
export interface FormCell {
  readonly id: string;
  readonly labels: Labels;
  readonly showLabel: boolean;
  readonly visible: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly control?: FormControl;
}

export interface FormControl {
  /** Name the form script uses in `formContext.getControl`. */
  readonly id: string;
  /** The column it shows; absent for what shows no column, such as the timeline. */
  readonly column?: string;
  /** The record's notes, newest first. */
  readonly timeline: boolean;
  readonly disabled: boolean;
  readonly custom?: { readonly name: string; readonly parameters: readonly ControlParameter[] };
}

export interface FormSection {
  readonly name: string;
  readonly labels: Labels;
  readonly showLabel: boolean;
  readonly visible: boolean;
  /** How many columns its cells flow in. */
  readonly width: number;
  readonly cells: readonly FormCell[];
}

export interface FormTab {
  readonly name: string;
  readonly labels: Labels;
  readonly visible: boolean;
  readonly columns: readonly { readonly width: string; readonly sections: readonly FormSection[] }[];
}

/** A form script's handler, as the form registers it. */
export interface FormHandler {
  readonly event: "onload" | "onchange" | "onsave";
  /** The column of an onchange handler. */
  readonly column?: string;
  readonly functionName: string;
  readonly library: string;
  readonly passExecutionContext: boolean;
  readonly parameters: string;
}

/** A main form of Dataverse, read from its form XML: what the workbench draws. */
export interface FormLayout {
  readonly formId: string;
  readonly names: Labels;
  readonly header: readonly FormCell[];
  readonly tabs: readonly FormTab[];
  readonly libraries: readonly string[];
  readonly handlers: readonly FormHandler[];
}

/** A view of cases, read from its layout XML: which columns a grid shows, in this order. */
export interface ViewLayout {
  readonly viewId: string;
  readonly names: Labels;
  readonly columns: readonly ViewColumn[];
}

export interface ViewColumn {
  /** Logical name; `ALIAS.NAME` of a linked table's. */
  readonly name: string;
  readonly labels: Labels;
  /** Pixels. */
  readonly width: number;
}
