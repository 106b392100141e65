import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { systemClock } from "../../Ingestion/clock";
import { OpenCXClient } from "../../Ingestion/opencx/client";
import { answeringServer } from "./support/answeringServer";

/** Announces a hundred bytes, sends a few, and then nothing. */
const server = answeringServer((_request, response) =>
  response.writeHead(200, { "content-length": 100 }).write('{"id":'),
);

test("an answer that stops half way ends with the time limit, even when memory has been cleared meanwhile", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const client = new OpenCXClient({
    url: server.url,
    apiKey: "key",
    clock: systemClock,
    timeout: 1_500,
  });
  const collecting = setInterval(collect, 20);
  try {
    const ended = await Promise.allSettled(Array.from({ length: 5 }, async () => client.session("s")));
    for (const each of ended)
      expect(each).toMatchObject({ status: "rejected", reason: { kind: "retry", code: "timeout" } });
  } finally {
    clearInterval(collecting);
  }
});
