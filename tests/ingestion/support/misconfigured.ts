import { verify, type VerifyOptions } from "../../../Ingestion/commands/verify";
import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { environmentOf, newDatabase, startServers, type LocalServers } from "./installation";
import { recordedTerminal } from "./terminal";

/** An installation that is right, in which something can be planted. */
export interface Planting {
  readonly servers: LocalServers;
  readonly dataverse: LocalDataverse;
  /** All settings, right ones. */
  readonly good: NodeJS.ProcessEnv;
  /** What `verify` says of the settings with these changes; what it fails at, and its exit code. */
  verified(changes?: NodeJS.ProcessEnv, options?: VerifyOptions): Promise<Verified>;
  /** Changes a row as an admin does. @returns puts it back */
  changed(path: string, body: object, back: object): Promise<() => Promise<void>>;
}

export interface Verified {
  readonly code: number;
  readonly said: string;
  /** The lines that say what is wrong. */
  readonly failed: readonly string[];
}

/** Servers for the tests of a file. */
export function planting(): Planting {
  const held: { servers?: LocalServers; good?: NodeJS.ProcessEnv } = {};
  const servers = (): LocalServers => {
    if (held.servers === undefined) throw new Error("the tests have not begun");
    return held.servers;
  };
  beforeAll(async () => {
    held.servers = await startServers();
    held.good = { ...environmentOf(held.servers, await newDatabase()), ADMIN_PORT: "0" };
  });
  afterAll(() => servers().close());
  return {
    get servers() {
      return servers();
    },
    get dataverse() {
      return servers().dataverse;
    },
    get good() {
      return held.good ?? {};
    },
    async verified(changes = {}, options = {}) {
      const terminal = recordedTerminal();
      const code = await verify({ ...held.good, ...changes }, options, terminal);
      return { code, said: terminal.said, failed: terminal.lines.filter((line) => line.startsWith("FAIL")) };
    },
    async changed(path, body, back) {
      const { dataverse } = servers();
      const patch = async (values: object): Promise<void> => {
        const answer = await fetch(`${dataverse.url}/api/data/v9.2/${path}`, {
          method: "PATCH",
          headers: {
            authorization: `Bearer ${dataverse.tokenFor(dataverse.users.admin ?? "")}`,
            "content-type": "application/json",
          },
          body: JSON.stringify(values),
        });
        if (!answer.ok) throw new Error(await answer.text());
      };
      await patch(body);
      return () => patch(back);
    },
  };
}
