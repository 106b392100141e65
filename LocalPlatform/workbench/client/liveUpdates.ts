/** One committed write in Dataverse. */
export interface Write {
  readonly table: string;
  readonly id: string;
}

/** Many rows change together when a case is made; one look after they settled is enough. */
const SETTLE_MS = 50;

/**
 * Calls back, with what was written, whenever rows of these tables change, and once after a lost connection came back (writes may have been missed).
 * @returns how to stop
 */
export function onWrites(tables: readonly string[], listener: (writes: readonly Write[]) => void): () => void {
  const source = new EventSource("/workbench/events");
  let waiting: Write[] = [];
  let timer: number | undefined;
  let lost = false;
  const settle = (): void => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      const writes = waiting;
      waiting = [];
      listener(writes);
    }, SETTLE_MS);
  };
  source.addEventListener("message", (event: MessageEvent<string>) => {
    const write = JSON.parse(event.data) as Write;
    if (!tables.includes(write.table)) return;
    waiting.push(write);
    settle();
  });
  source.addEventListener("error", () => (lost = true));
  source.addEventListener("open", () => {
    if (lost) settle();
    lost = false;
  });
  return () => {
    window.clearTimeout(timer);
    source.close();
  };
}
