import type { Table } from "../lexicon";

export const ES: Table = { n: "null" };
