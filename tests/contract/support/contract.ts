import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import { isReal, mayWrite, openEnvironment, type Environment } from "./environment";
import { serviceFor, type Service } from "./service";

export { idIn, messageIn, refusalIn, rowsIn, type ContractAnswer, type Service } from "./service";

/** What stands beside a case. */
interface About {
  /** Page and section that document the behaviour, such as "Web API, query data: filter rows, standard operators". */
  readonly source: string;
  /** Whether it writes: in a real environment it then runs with `CONTRACT_WRITES=on` alone. */
  readonly writes?: boolean;
}

const TIMEOUT = 60_000;

let environment: Environment | undefined;

beforeAll(async () => {
  environment = await openEnvironment();
}, TIMEOUT);
afterAll(() => environment?.close());

function standing(): Environment {
  if (environment === undefined) throw new Error("the environment stands only while cases run");
  return environment;
}

async function run(steps: (service: Service) => Promise<void>): Promise<void> {
  const { service, clear } = serviceFor(standing());
  try {
    await steps(service);
  } finally {
    await clear();
  }
}

/**
 * One documented behaviour of Dataverse, put to the local one or, with `DATAVERSE_URL`, to a real one
 * (docs/fidelity.md). What the case creates through `service` is removed again when it ends.
 */
export function contract(
  name: string,
  { source, writes = false }: About,
  steps: (service: Service) => Promise<void>,
): void {
  const declare = writes && !mayWrite ? test.skip : test;
  declare(`${name} [${source}]`, () => run(steps), TIMEOUT);
}

/**
 * A documented behaviour that shows only where the test holds the environment in its hand: users of other roles, a
 * column that a customiser has added.
 * @param about.because what a real environment would have to have for it
 */
export function localContract(
  name: string,
  { source, because }: About & { readonly because: string },
  steps: (service: Service, local: LocalDataverse) => Promise<void>,
): void {
  const declare = isReal ? test.skip : test;
  declare(
    `${name} [${source}; here alone: ${because}]`,
    () =>
      run((service) => {
        const { local } = standing();
        if (local === undefined) throw new Error("there is no local Dataverse");
        return steps(service, local);
      }),
    TIMEOUT,
  );
}
