import type { Table } from "../lexicon";

export const DE: Table = { n: "null" };
