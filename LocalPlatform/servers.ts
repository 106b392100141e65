import type { LocalDataverse, LocalDataverseOptions } from "./dataverse/contract";
import { startDataverse } from "./dataverse/server";
import type { LocalOpenCX, LocalOpenCXOptions } from "./opencx/contract";
import { startOpenCX } from "./opencx/server";
import { startOnPort } from "./command/ports";

/** The application that erases a person's data, and its role; docs/local-platform.md has its client id. */
const ERASER = "OpenCX Erasure";

/** Both local servers, running. */
export interface LocalServers {
  readonly dataverse: LocalDataverse;
  readonly opencx: LocalOpenCX;
  close(): Promise<void>;
}

/**
 * Starts both, or none: when one cannot start, the other is stopped before the error is passed on.
 * @throws PortTakenError naming the flag
 */
export async function startServers(options: {
  readonly dataverse?: LocalDataverseOptions;
  readonly opencx?: LocalOpenCXOptions;
}): Promise<LocalServers> {
  const dataverse = await startOnPort("--dataverse-port", options.dataverse?.port, () =>
    startDataverse(options.dataverse),
  );
  // A solution of somebody else's has no such role.
  if (dataverse.solutions().some(({ roles }) => roles.some((role) => role.name === ERASER)))
    dataverse.addApplication(ERASER, ERASER);
  try {
    const opencx = await startOnPort("--opencx-port", options.opencx?.port, () => startOpenCX(options.opencx));
    return {
      dataverse,
      opencx,
      close: async () => {
        await Promise.all([opencx.close(), dataverse.close()]);
      },
    };
  } catch (error) {
    await dataverse.close();
    throw error;
  }
}
