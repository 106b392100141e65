import { DeadlineError, withDeadline } from "../../Caller/deadline";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("an answer in time is the answer, and a refusal the host's own; no timer stays behind", async () => {
  const refused = Object.assign(new Error("no privilege"), { errorCode: -2147220960 });
  await expect(withDeadline(Promise.resolve(7), 10)).resolves.toBe(7);
  await expect(withDeadline(Promise.reject(refused), 10)).rejects.toBe(refused);
  expect(jest.getTimerCount()).toBe(0);
});

test("a call that is never answered ends when its time is over, and says how long that was", async () => {
  const ended = withDeadline(new Promise(() => undefined), 30).catch((error: unknown) => error);
  jest.advanceTimersByTime(30_000);
  const error = await ended;
  expect(error).toBeInstanceOf(DeadlineError);
  expect(error).toMatchObject({ seconds: 30, message: "Dataverse did not answer within 30 seconds." });
});
