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
 * The words of a language by its ISO 639-1 code, if we have any: the texts of its {@link Table} by their keys. In the
 * control's bundle a loader has the same packed in place of this module
 * (scripts/smaller/packed/said-words-loader.cjs): to unpack one text takes a while, and they come one by one.
 */
export function textsOf(language: string): Iterable<readonly [key: string, text: string]> | undefined {
  const table = TABLES.get(language);
  return table && Object.entries(table);
}
