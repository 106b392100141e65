import { setTimeout as sleep } from "node:timers/promises";
import type { OpenConnection } from "../openConnection";

type Asked = Pick<OpenConnection, "name"> & {
  readonly dataverse: { readonly tokens: Pick<OpenConnection["dataverse"]["tokens"], "get"> };
};

/** Milliseconds that others are waited for once one has its token: whoever asks for readiness waits as long. */
const PATIENCE = 500;

/**
 * Connections that can have no token now, by their names. One organization's secret that ran out, or an authority that
 * does not answer, is no reason to send nobody's webhooks here.
 * @throws what stops them, when it is all of them
 */
export async function withoutToken(connections: readonly Asked[]): Promise<readonly string[]> {
  const lacking = new Set(connections.map(({ name }) => name));
  const asked = connections.map(async ({ name, dataverse }) => {
    await dataverse.tokens.get();
    lacking.delete(name);
  });
  await Promise.any(asked).catch((thrown: unknown) => {
    throw thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  });
  await Promise.race([Promise.allSettled(asked), sleep(PATIENCE, undefined, { ref: false })]);
  return [...lacking];
}
