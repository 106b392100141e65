import type { Table } from "../lexicon";

export const AR: Table = { n: "null" };
