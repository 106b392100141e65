export default async function teardown() {
  await globalThis.__opencxPostgres?.stop();
}
