import { serveChromium } from "../../../Workbench/browser/chromium";

// A program of its own: the browser of all test files, until whoever started it ends or lets go of its stdin. Prints its
// address as its one line.
void serveChromium().then(({ server, address }) => {
  process.stdout.write(`browser ${address}\n`);
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    void server.close().finally(() => process.exit(0));
  };
  process.stdin.on("end", end).on("error", end).resume();
  // Without its browser it has nothing to give.
  server.on("close", () => process.exit(isEnding ? 0 : 1));
});
