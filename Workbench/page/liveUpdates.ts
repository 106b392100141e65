/** One committed write in Dataverse. */
export interface Write {
  readonly table: string;
  readonly id: string;
}

type Listener = (writes: readonly Write[]) => void;

/** Many rows change together when a case is made; one look after they settled is enough. */
const SETTLE_MS = 50;

/** Who listens to which tables. */
const listeners = new Map<Listener, ReadonlySet<string>>();
let waiting: Write[] = [];
let timer: number | undefined;
let connected = false;

/**
 * Calls back, with what was written, whenever rows of these tables change; with nothing, each time the connection comes
 * about, since what was written before is not told.
 * @returns how to stop
 */
export function onWrites(tables: readonly string[], listener: Listener): () => void {
  listeners.set(listener, new Set(tables));
  connect();
  return () => listeners.delete(listener);
}

/**
 * One stream for the whole page: a browser holds six connections to a server at most, and requests need some of them.
 */
function connect(): void {
  if (connected) return;
  connected = true;
  const source = new EventSource("/workbench/events");
  source.addEventListener("message", (event: MessageEvent<string>) => {
    waiting.push(JSON.parse(event.data) as Write);
    timer ??= window.setTimeout(tell, SETTLE_MS);
  });
  source.addEventListener("open", () => {
    for (const listener of listeners.keys()) listener([]);
  });
}

function tell(): void {
  timer = undefined;
  const writes = waiting;
  waiting = [];
  for (const [listener, tables] of listeners) {
    const theirs = writes.filter(({ table }) => tables.has(table));
    if (theirs.length > 0) listener(theirs);
  }
}
