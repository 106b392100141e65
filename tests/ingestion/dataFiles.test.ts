import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { readConnection } from "../../Ingestion/database/connectionFile";
import { endOrphan } from "../../Ingestion/database/previousServer";
import { run } from "./support/program";

const GOOD = JSON.stringify({ service: { socket: "/nowhere", password: "p" } });

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "opencx-data-files-"));
  file = path.join(folder, "connection.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(mode: number, text = GOOD): void {
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/** Ways in which the file is not as the service makes it. */
const ODD: readonly (readonly [string, () => unknown, string])[] = [
  ["a pipe", () => execFileSync("mkfifo", [file]), "is no file"],
  ["a folder", () => mkdirSync(file), "is no file"],
  ["a link to a file of ours", linked, "is a link"],
  ["a link to a device without end", () => symlinkSync("/dev/zero", file), "is a link"],
  ["a file that others may read", () => write(0o644), "is open to other accounts (mode 644)"],
  ["a file that a group may read", () => write(0o640), "is open to other accounts (mode 640)"],
  ["a file that others may write", () => write(0o602), "is open to other accounts (mode 602)"],
  ["a file of a gigabyte", huge, "has 1073741824 bytes, more than 16384"],
];

function linked(): void {
  const other = path.join(folder, "other");
  writeFileSync(other, GOOD, { mode: 0o600 });
  symlinkSync(other, file);
}

function huge(): void {
  write(0o600);
  truncateSync(file, 2 ** 30);
}

const onUnix = process.platform === "win32" ? test.skip : test;
const asRoot = process.getuid?.() === 0 ? test : test.skip;

onUnix.each(ODD)("connection.json as %s is not taken, and nobody waits for it", async (_what, make, how) => {
  make();
  await expect(readConnection(folder)).rejects.toThrow(`${file} is not taken, since it ${how}`);
});

onUnix("as the service makes it, it is taken", async () => {
  write(0o600);
  expect(await readConnection(folder)).toEqual(JSON.parse(GOOD));
});

asRoot("another account's file is taken from that account's own folder alone", async () => {
  write(0o600);
  chownSync(file, 65_534, 65_534);
  await expect(readConnection(folder)).rejects.toThrow(`${file} is not taken, since it belongs to another account`);
  chownSync(folder, 65_534, 65_534);
  expect(await readConnection(folder)).toEqual(JSON.parse(GOOD));
});

onUnix("a socket in its place is no file", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(file, resolve));
  await expect(readConnection(folder)).rejects.toThrow(`${file} is not taken, since it`);
  await new Promise((resolve) => server.close(resolve));
});

onUnix("a pipe in the place of PostgreSQL's own file keeps nobody waiting either", async () => {
  execFileSync("mkfifo", [path.join(folder, "postmaster.pid")]);
  await expect(endOrphan(folder)).rejects.toThrow("postmaster.pid is not taken, since it is no file");
});

onUnix("commands say so in a line", async () => {
  mkdirSync(path.join(folder, "postgres"));
  execFileSync("mkfifo", [file]);
  const { code, out, error } = await run(["status"], { DATA_DIR: folder });
  expect([code, out]).toEqual([1, ""]);
  expect(error).toBe(
    `${file} is not taken, since it is no file: find out who made it so, ` +
      "then put a file of the service's account and of mode 600 there\n",
  );
});
