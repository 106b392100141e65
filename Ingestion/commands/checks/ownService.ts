import { request } from "node:http";
import type { ListenSettings } from "../../config/service";

/** Milliseconds that a service on this machine has to answer. */
const PATIENCE = 10_000;

/** What is asked of a service on this machine. */
interface Asked {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks a side of the service that listens on this machine. @param name that it is called by, where it has names of its own */
export async function askOwnService(
  side: ListenSettings,
  name: string | undefined,
  { method, path, headers, body }: Asked,
): Promise<{ readonly status: number; readonly text: string }> {
  const url = new URL(path, localUrl(side));
  const host = name === undefined ? {} : { host: `${name}:${side.port}` };
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { method, headers: { ...headers, ...host }, signal: AbortSignal.timeout(PATIENCE), agent: false },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => {
          // It is what a program says that merely has the port.
          if (text.length < 10_000) text += chunk;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Whether the service listens there. */
export async function isOwnService(side: ListenSettings, name?: string): Promise<boolean> {
  try {
    const { status, text } = await askOwnService(side, name, { method: "GET", path: "/healthz" });
    return status === 200 && /"status":\s*"ok"/.test(text);
  } catch {
    return false;
  }
}

/** Address of a side of the service for who is on its machine. */
function localUrl({ host, port }: ListenSettings): string {
  const name = isEverywhere(host) ? (host.includes(":") ? "::1" : "127.0.0.1") : host.replace(/^\[(.+)\]$/, "$1");
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Whether a host stands for all addresses of the machine. */
export function isEverywhere(host: string): boolean {
  return host === "0.0.0.0" || host === "::" || host === "[::]";
}
