import { PassThrough } from "node:stream";
import { ConnectionLimit } from "../../Ingestion/webhook/connectionLimit";

/** So many connections, the first the longest silent. */
function connections(count: number): readonly PassThrough[] {
  return Array.from({ length: count }, () => new PassThrough());
}

/** Which of them are open. */
function open(sockets: readonly PassThrough[]): readonly boolean[] {
  return sockets.map(({ destroyed }) => !destroyed);
}

test("the one that is silent longest ends for a new one", () => {
  const limit = new ConnectionLimit(2);
  const sockets = connections(4);
  for (const socket of sockets) limit.add(socket);
  expect(open(sockets)).toEqual([false, false, true, true]);
});

test("whose delivery is being taken in stays, however many others come", () => {
  const limit = new ConnectionLimit(2);
  const sockets = connections(4);
  for (const [number, socket] of sockets.entries()) {
    limit.add(socket);
    if (number === 0) limit.hold(socket);
  }
  expect(open(sockets)).toEqual([true, false, false, true]);
});

test("who was answered is silent from then on: those that have waited longer go first", () => {
  const limit = new ConnectionLimit(3);
  const sockets = connections(5);
  const [first, second, third, fourth, fifth] = sockets as [
    PassThrough,
    PassThrough,
    PassThrough,
    PassThrough,
    PassThrough,
  ];
  for (const socket of [first, second, third]) limit.add(socket);
  limit.hold(first);
  limit.release(first);
  for (const socket of [fourth, fifth]) limit.add(socket);
  expect(open(sockets)).toEqual([true, false, false, true, true]);
});

test("at the end the held ones stay until they are answered", () => {
  const limit = new ConnectionLimit(3);
  const [held, silent] = connections(2) as [PassThrough, PassThrough];
  for (const socket of [held, silent]) limit.add(socket);
  limit.hold(held);
  limit.close();
  expect(open([held, silent])).toEqual([true, false]);
  limit.release(held);
  expect(open([held])).toEqual([false]);
});
