import { AR } from "./ar";
import { DE } from "./de";
import { EN } from "./en";
import { ES } from "./es";
import { FR } from "./fr";
import type { Table } from "./table";

const TABLES: ReadonlyMap<string, Table> = new Map([
  ["en", EN],
  ["de", DE],
  ["fr", FR],
  ["es", ES],
  ["ar", AR],
]);

/**
 * The words of a language by its ISO 639-1 code, if we have any. In the control's bundle a loader has the same packed,
 * each language by itself, in place of this module (scripts/smaller/packed/said-words-loader.cjs).
 */
export function tableOf(language: string): Table | undefined {
  return TABLES.get(language);
}
