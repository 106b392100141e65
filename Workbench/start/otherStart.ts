import { PortTakenError } from "../../LocalPlatform/command/ports";

/** The port is that of another `npm start`, whose page answers there. */
export class AlreadyRunningError extends Error {
  override readonly name = "AlreadyRunningError";

  constructor(readonly page: string) {
    super(
      `npm start is running already: its page is ${page}. For a second one beside it, choose another port with --port N`,
    );
  }
}

/** Our own page answers at once; another program on the port may never. */
const ANSWER_TIMEOUT_MS = 2_000;

/** Says more about a taken port when it is a workbench that holds it; any other error stays what it is. */
export async function explainTakenPort(error: unknown): Promise<unknown> {
  if (!(error instanceof PortTakenError)) return error;
  const page = `http://127.0.0.1:${error.port}`;
  try {
    const response = await fetch(`${page}/workbench/session`, {
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      redirect: "manual",
    });
    const session: unknown = response.ok ? await response.json() : undefined;
    return typeof session === "object" && session !== null && "queueId" in session && "calls" in session
      ? new AlreadyRunningError(page)
      : error;
  } catch {
    return error;
  }
}
