import type { Comparison } from "../conditions/comparisons";
import type { Literal } from "./literal";

/** One side of a comparison. */
export type Operand =
  | { readonly kind: "path"; readonly path: readonly string[] }
  /** What is written in the filter itself. */
  | { readonly kind: "literal"; readonly literal: Literal };

/** A $filter, read. */
export type Expression =
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | { readonly kind: "not"; readonly part: Expression }
  | { readonly kind: "compare"; readonly by: Comparison; readonly left: Operand; readonly right: Operand }
  | {
      readonly kind: "like";
      readonly method: "contains" | "startswith" | "endswith";
      readonly path: readonly string[];
      readonly value: Literal;
    }
  | {
      /** A query function of Dataverse, such as Microsoft.Dynamics.CRM.LastXDays. */
      readonly kind: "function";
      /** Its name without the namespace. */
      readonly name: string;
      /** The condition operator that it stands for, by FetchXML's name. */
      readonly operator: string;
      readonly property: string;
      readonly values: readonly string[];
    }
  | {
      readonly kind: "lambda";
      readonly quantifier: "any" | "all";
      /** Within another one it stands behind that one's variable, as in `c/Contact_Annotation`. */
      readonly navigation: string;
      readonly variable: string;
      readonly part?: Expression;
    };
