import { createHmac, randomBytes } from "node:crypto";
import { keptKey } from "./keyFile";
import { keyFolder, NotKeptError } from "./keyFolder";

/** What all secrets of this process come from; read or made when the first is asked for. */
let known: { readonly key: Buffer; readonly whyNew?: string } | undefined;

/**
 * A secret of the local servers, 32 bytes. They are made once a machine and account, and are the same at each start: a
 * service set up against the local servers outlives their restart as it outlives that of the real ones.
 * @throws KeyFileError when the file that they come from is not this account's alone
 */
export function localSecret(name: string): Buffer {
  return createHmac("sha256", machineKey().key).update(name).digest();
}

/**
 * A sentence for the terminal when the secrets are not kept, and so are this process's alone.
 * @throws KeyFileError as `localSecret`
 */
export function noteOnSecrets(): string | undefined {
  const { whyNew } = machineKey();
  return whyNew === undefined ? undefined : `the secrets of the local servers are new at each start: ${whyNew}`;
}

function machineKey(): NonNullable<typeof known> {
  known ??= readOrMake();
  return known;
}

function readOrMake(): NonNullable<typeof known> {
  try {
    return { key: keptKey(keyFolder(process.env)) };
  } catch (error) {
    // A machine without a home of one's own, as those of CI: they work all the same.
    if (error instanceof NotKeptError) return { key: randomBytes(32), whyNew: error.message };
    throw error;
  }
}
