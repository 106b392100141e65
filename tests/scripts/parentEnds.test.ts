import { isAlive } from "../support/process";
import { ThrowAwayProject, script, until } from "./support/throwAway";

/** A command that runs until it is stopped in order. */
const COMMAND = `import { writeFileSync } from "node:fs";
(await import(${script("process/parent.mjs")})).endWithNpm();
process.once("SIGTERM", () => { writeFileSync("stopped", ""); process.exit(0); });
writeFileSync("command.pid", String(process.pid));
setInterval(() => undefined, 1000);`;

let project: ThrowAwayProject;

beforeEach(async () => {
  project = await ThrowAwayProject.make();
  await project.write("command.mjs", COMMAND);
  // As npm runs a script: through a shell. The line after keeps the shell from making way for the command.
  await project.npm(`sh -c '"$NODE" command.mjs; exit $?' &
echo $! > shell.pid
wait`);
});
afterEach(async () => {
  for (const file of ["command.pid", "shell.pid"])
    if (project.has(file) && isAlive(await project.pidIn(file))) process.kill(await project.pidIn(file), "SIGKILL");
  await project.remove();
});

test.each(["SIGKILL", "SIGTERM"] as const)(
  "a command stops in order when the npm that runs it has ended by %s, though its shell lives on",
  async (signal) => {
    const npm = project.command("npm", [], { NODE: process.execPath, npm_lifecycle_event: "start" });
    const command = await project.pidIn("command.pid");
    npm.signal(signal);
    await until("it has ended", () => !isAlive(command));
    expect(project.has("stopped")).toBe(true);
  },
);

test("killed, the shell alone takes the command along too", async () => {
  project.command("npm", [], { NODE: process.execPath, npm_lifecycle_event: "start" });
  const command = await project.pidIn("command.pid");
  process.kill(await project.pidIn("shell.pid"), "SIGKILL");
  await until("it has ended", () => !isAlive(command));
  expect(project.has("stopped")).toBe(true);
});
