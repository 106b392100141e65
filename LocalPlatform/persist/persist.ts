import type { Store } from "../dataverse/model/store";
import { takeFolder } from "./persistFolder";
import { RowsFile } from "./rowsFile";

/** Rows that are kept between starts. */
export interface Persisted {
  /** Whether there were rows of an earlier start, which stand in the store now. */
  readonly found: boolean;
  /** Begins to keep them: what stands now, and each write from now on, before it is answered. */
  begin(): void;
  close(): void;
}

/**
 * Keeps the rows of a store in a folder. A crash loses at most the write that was under way, never the file.
 * @throws PersistError for a folder or file that is not as we make it
 */
export function persist(store: Store, folder: string): Persisted {
  const taken = takeFolder(folder);
  const { file } = taken;
  let rows: RowsFile | undefined;
  try {
    const state = RowsFile.read(file);
    if (state !== undefined) store.restore(state);
    return {
      found: state !== undefined,
      begin: () => {
        const begun = RowsFile.begin(file, store.state());
        rows = begun;
        store.onCommit((written) => begun.add(written));
      },
      close: () => {
        rows?.close();
        rows = undefined;
        taken.release();
      },
    };
  } catch (error) {
    taken.release();
    throw error;
  }
}
