import { KillablePostgres } from "../../chaos/killablePostgres";
import { startDataverse } from "../../../LocalPlatform/dataverse/server";
import { startOpenCX } from "../../../LocalPlatform/opencx/server";
import { freshCalls } from "../freshCalls";
import type { Comparison } from "../measure";
import { ServiceUnderLoad } from "./serviceUnderLoad";

const [GOOD, SICK] = [280, 20];
/** Milliseconds that a request to Dataverse takes. */
const LATENCY = 100;

/** How long good handoffs take beside sessions whose history OpenCX cannot show, and without them. */
export async function sickSessionsBench(): Promise<readonly Comparison[]> {
  const postgres = await KillablePostgres.start();
  try {
    return [
      {
        what: `${GOOD} handoffs landed beside ${SICK} sick sessions`,
        unit: "s",
        ours: await landed(postgres, SICK),
        beside: "without them, x 1.2",
        theirs: 1.2 * (await landed(postgres, 0)),
        moreIsBetter: false,
      },
    ];
  } finally {
    await postgres.close();
  }
}

/** @returns seconds until all good ones had their case */
async function landed(postgres: KillablePostgres, sick: number): Promise<number> {
  const [dataverse, opencx] = [await startDataverse({ latency: LATENCY }), await startOpenCX()];
  const service = await ServiceUnderLoad.start(dataverse, opencx, { DATABASE_URL: await postgres.newDatabase() });
  try {
    const calls = await freshCalls(opencx);
    const broken = calls(sick);
    for (const { session } of broken)
      opencx.addFault({ path: `${session.id}/history`, does: { kind: "answer", status: 500 } });
    await Promise.all(broken.map((call) => service.deliver(call)));
    const started = performance.now();
    await Promise.all(calls(GOOD).map((call) => service.handOff(call)));
    await service.landed(300_000);
    return (performance.now() - started) / 1_000;
  } finally {
    await service.stop();
    await opencx.close();
    await dataverse.close();
  }
}
