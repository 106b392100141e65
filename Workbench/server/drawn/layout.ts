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
  /** What solutions add to its command bar. */
  readonly commands: readonly RibbonCommand[];
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

/** A button that solutions put on the case form's command bar. */
export interface RibbonCommand {
  readonly buttonId: string;
  readonly sequence: number;
  readonly labels: Labels;
  readonly descriptions: Labels;
  /** Name of the web resource that is its icon. */
  readonly icon?: string;
  /** All of them are to be true, or the button is not there. */
  readonly rules: readonly RibbonRule[];
  readonly actions: readonly ScriptCall[];
}

export type RibbonRule =
  | {
      readonly kind: "custom";
      readonly call: ScriptCall;
      /** What it counts as where the function does not say. */
      readonly otherwise: boolean;
      readonly inverted: boolean;
    }
  | { readonly kind: "unknown"; readonly name: string };

/** A function of a web resource, with what it is given. */
export interface ScriptCall {
  readonly functionName: string;
  readonly library: string;
  readonly parameters: readonly ScriptParameter[];
}

export type ScriptParameter =
  | { readonly kind: "written"; readonly value: string | number | boolean }
  /** Something of the app, such as `PrimaryControl`. */
  | { readonly kind: "platform"; readonly name: string };
