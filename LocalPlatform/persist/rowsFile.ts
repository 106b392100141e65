import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { z } from "zod";
import type { StoredState, StoredWrite } from "../dataverse/model/store";
import { errorText } from "../command/errorText";

/** The folder or the file that rows are kept in is not as we make it: the message says how it is and what to do. */
export class PersistError extends Error {
  override readonly name = "PersistError";
}

const FORMAT = "opencx-local-dataverse";
/** Rises when an older program could not read what is written. */
const VERSION = 1;

const head = z.strictObject({ format: z.string(), version: z.number() });

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const row = z.strictObject({
  id: z.string(),
  version: z.number(),
  values: z.record(z.string(), value),
  targets: z.record(z.string(), z.string()),
});
const write = z.strictObject({
  /** What sequences have come to, by name. */
  sequences: z.record(z.string(), z.number()),
  /** Table, id, and the row as it then stands; null once it is deleted. */
  rows: z.array(z.tuple([z.string(), z.string(), row.nullable()])),
});

/**
 * The rows of an environment in a file: a head with format and version, then a line of JSON for each transaction. A
 * line that broke off at the end was never answered, and is left out; everything before it stands.
 */
export class RowsFile {
  private readonly descriptor: number;
  private size: number;

  private constructor(private readonly file: string) {
    this.descriptor = openSync(file, "a", 0o600);
    this.size = fstatSync(this.descriptor).size;
  }

  /**
   * What the file holds; undefined when there is none.
   * @throws PersistError for what is no such file, for one of a newer version, and for a damaged line
   */
  static read(file: string): StoredState | undefined {
    if (!existsSync(file)) return undefined;
    const lines = contentOf(file).split("\n");
    // What stands behind the last line break is a write that broke off; without one it is empty.
    const broken = lines.pop();
    const [first = "", ...rest] = lines;
    const said = head.safeParse(jsonIn(first)).data;
    if (said?.format !== FORMAT)
      throw refusal(
        file,
        `is no file of the local Dataverse (it begins with "${(first || (broken ?? "")).slice(0, 40)}")`,
      );
    if (said.version !== VERSION)
      throw refusal(file, `was written by another version (${said.version}; this one reads ${VERSION})`);
    const tables = new Map<string, Map<string, NonNullable<StoredWrite["rows"][number][2]>>>();
    let sequences: StoredWrite["sequences"] = {};
    rest.forEach((line, index) => {
      const read = write.safeParse(jsonIn(line)).data;
      if (read === undefined) throw refusal(file, `is damaged in line ${index + 2}`);
      sequences = { ...sequences, ...read.sequences };
      for (const [table, id, stored] of read.rows) {
        const rows = tables.get(table) ?? new Map<string, NonNullable<typeof stored>>();
        tables.set(table, rows);
        if (stored === null) rows.delete(id);
        else rows.set(id, stored);
      }
    });
    return {
      sequences,
      rows: [...tables].flatMap(([table, rows]) => [...rows.values()].map((each) => [table, each] as const)),
    };
  }

  /**
   * Writes the whole state anew, aside and then in the old one's place: a crash leaves the one or the other, whole.
   * @throws PersistError when it cannot be written
   */
  static begin(file: string, state: StoredState): RowsFile {
    const aside = `${file}.new`;
    const lines = [
      JSON.stringify({ format: FORMAT, version: VERSION }),
      JSON.stringify({ sequences: state.sequences, rows: [] } satisfies StoredWrite),
      ...state.rows.map(([table, each]) =>
        JSON.stringify({ sequences: {}, rows: [[table, each.id, each]] } satisfies StoredWrite),
      ),
    ];
    try {
      writeFileSync(aside, `${lines.join("\n")}\n`, { mode: 0o600, flush: true });
      renameSync(aside, file);
      return new RowsFile(file);
    } catch (error) {
      throw refusal(file, `cannot be written (${errorText(error)})`);
    }
  }

  /** Adds a transaction. @throws PersistError when it cannot be written, as on a full disk */
  add(written: StoredWrite): void {
    const line = Buffer.from(`${JSON.stringify(written)}\n`);
    try {
      for (let at = 0; at < line.length; at += writeSync(this.descriptor, line, at));
      this.size += line.length;
    } catch (error) {
      // What was written of it would damage the line that comes next.
      ftruncateSync(this.descriptor, this.size);
      throw refusal(this.file, `cannot be written (${errorText(error)})`);
    }
  }

  close(): void {
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw refusal(file, `cannot be read (${errorText(error)})`);
  }
}

function refusal(file: string, how: string): PersistError {
  return new PersistError(
    `rows are not kept in ${file}: it ${how}. Name another folder with --persist, or move the file away to begin anew`,
  );
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
