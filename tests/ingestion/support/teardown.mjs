import { rmSync } from "node:fs";

export default async function teardown() {
  await globalThis.__opencxPostgres?.stop();
  if (globalThis.__opencxPostgresFolder !== undefined) rmSync(globalThis.__opencxPostgresFolder, { recursive: true });
}
