import * as React from "react";
import { Latest } from "../dataverse/latest";
import { onWrites } from "../liveUpdates";
import { queuedCases, type QueuedCase } from "./queue";
import { filled } from "../strings/strings";

/** The queue as the list shows it. */
export interface Queue {
  /** undefined until the first answer. */
  readonly cases: readonly QueuedCase[] | undefined;
  /** Cases that came while the page was open and were not opened yet. */
  readonly fresh: ReadonlySet<string>;
  readonly announced: string;
  readonly markRead: (id: string) => void;
}

/** The queue's cases, kept current by Dataverse's own writes. */
export function useQueue(queueId: string, announcement: string): Queue {
  const [cases, setCases] = React.useState<readonly QueuedCase[]>();
  const [fresh, setFresh] = React.useState<ReadonlySet<string>>(new Set());
  const [announced, setAnnounced] = React.useState("");
  const known = React.useRef<ReadonlySet<string>>();
  React.useEffect(() => {
    const latest = new Latest();
    const read = async (): Promise<void> => {
      const isNewest = latest.begin();
      const found = await queuedCases(queueId);
      if (!isNewest()) return;
      const came = known.current === undefined ? [] : found.filter(({ id }) => known.current?.has(id) === false);
      known.current = new Set(found.map(({ id }) => id));
      setCases(found);
      if (came.length === 0) return;
      setFresh((now) => new Set([...now, ...came.map(({ id }) => id)]));
      setAnnounced(filled(announcement, came.map(({ title }) => title).join(", ")));
    };
    const readQuietly = (): void =>
      void read().catch((error: unknown) =>
        console.warn("The queue could not be read; the next change tries again.", error),
      );
    readQuietly();
    return onWrites(["queueitem", "incident"], readQuietly);
  }, [queueId, announcement]);
  const markRead = (id: string): void => setFresh((now) => new Set([...now].filter((other) => other !== id)));
  return { cases, fresh, announced, markRead };
}
