import { foldDigits } from "../../../Caller/phone/scripts";
import { cut } from "../../../Transcript/text/cut";
import { safeText } from "../../../Transcript/text/safe";
import type { ChoiceOption, ColumnDefinition } from "../../dataverse/columnDefinition";
import { dayOf, instantOf } from "../../opencx/time";

/** What a column is written with. */
export type ColumnValue = string | number | boolean;

/** Words for yes and no that systems write; the column's own labels are read besides. */
const YES = /^(?:true|yes|y|on|1)$/i;
const NO = /^(?:false|no|n|off|0)$/i;

/** A number as programs write it, in digits of any script. Separators of thousands mean different things to different people. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;

/**
 * A value of custom data as a column takes it. Text is cut at the column's length; nothing else is bent until it fits.
 * @returns undefined when it does not fit
 */
export function columnValue(given: unknown, definition: ColumnDefinition): ColumnValue | undefined {
  if (typeof given !== "string" && typeof given !== "number" && typeof given !== "boolean") return undefined;
  switch (definition.kind) {
    case "text":
      return cut(safeText(String(given)), definition.maxLength);
    case "whole": {
      const number = numberIn(given);
      return number !== undefined && Number.isInteger(number) && within(number, definition) ? number : undefined;
    }
    case "decimal": {
      const number = numberIn(given);
      return number !== undefined && within(number, definition) ? rounded(number, definition.precision) : undefined;
    }
    case "boolean":
      return booleanIn(given, definition.options);
    case "date":
      return definition.dayOnly ? dayOf(given) : instantOf(given);
    case "choice":
      return optionIn(given, definition.options);
    case "other":
      return undefined;
  }
}

function numberIn(given: string | number | boolean): number | undefined {
  if (typeof given === "number") return given;
  if (typeof given === "boolean") return undefined;
  const text = foldDigits(given)
    .trim()
    .replace(/\u2212/g, "-");
  return NUMBER.test(text) ? Number(text) : undefined;
}

function within(number: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return number >= min && number <= max;
}

function rounded(number: number, precision: number): number {
  const [digits = "", exponent = "0"] = String(Math.abs(number)).split("e");
  // By the digits as they are written: 1.005 * 100 would be 100.49999999999999.
  const places = Math.round(Number(`${digits}e${Number(exponent) + precision}`));
  return (Math.sign(number) * places) / 10 ** precision;
}

function booleanIn(given: string | number | boolean, options: readonly ChoiceOption<boolean>[]): boolean | undefined {
  if (typeof given === "boolean") return given;
  const text = String(given).trim();
  const labelled = optionOfLabel(text, options);
  if (labelled !== undefined) return labelled;
  return YES.test(text) ? true : NO.test(text) ? false : undefined;
}

function optionIn(given: string | number | boolean, options: readonly ChoiceOption<number>[]): number | undefined {
  const labelled = typeof given === "string" ? optionOfLabel(given.trim(), options) : undefined;
  if (labelled !== undefined) return labelled;
  const number = numberIn(given);
  return options.find(({ value }) => value === number)?.value;
}

/** By its name in any of the environment's languages; a name that several options have is none. */
function optionOfLabel<Value>(text: string, options: readonly ChoiceOption<Value>[]): Value | undefined {
  const plain = (label: string): string => label.normalize("NFC").trim().toLowerCase();
  const found = options.filter(({ labels }) => labels.some((label) => plain(label) === plain(text)));
  return text !== "" && found.length === 1 ? found[0]?.value : undefined;
}
