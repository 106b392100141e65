import type { Table } from "../lexicon";

export const FR: Table = { n: "null" };
