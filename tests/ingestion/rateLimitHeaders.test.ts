import { rateLimitOf, usedUpFor } from "../../Ingestion/http/pace/rateLimitHeaders";

const MINUTE = 60_000;
const NOW = Date.parse("2026-01-31T09:30:00Z");

test.each<[Record<string, string>, number | undefined, number]>([
  [{ "x-ratelimit-limit": "100", "x-ratelimit-reset": "42" }, 100, MINUTE],
  [{ "ratelimit-limit": "60" }, 60, MINUTE],
  [{ "ratelimit-limit": "60, 60;w=60, 1000;w=3600" }, 60, MINUTE],
  [{ "ratelimit-policy": "30;w=10" }, 30, 10_000],
  [{ "ratelimit-policy": '"default";q=200;w=30' }, 200, 30_000],
  [{ ratelimit: "limit=50, remaining=3, reset=20" }, 50, MINUTE],
  [{ "x-ratelimit-limit": "1000000" }, 1_000_000, MINUTE],
  [{ "x-ratelimit-limit": "5000", "x-ratelimit-reset": "3500" }, undefined, 0],
  [{ "ratelimit-policy": "5000;w=86400" }, undefined, 0],
  [{ "x-ratelimit-limit": "0" }, undefined, 0],
  [{ "x-ratelimit-limit": "-5" }, undefined, 0],
  [{ "x-ratelimit-limit": "many" }, undefined, 0],
  [{}, undefined, 0],
])("headers %j tell a limit of %s", (headers, limit, window) => {
  expect(rateLimitOf(new Headers(headers))).toEqual(limit === undefined ? undefined : { limit, window });
});

test.each<[Record<string, string>, number | undefined]>([
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "12" }, 12_000],
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1_000 + 30) }, 30_000],
  [{ ratelimit: "limit=50, remaining=0, reset=20" }, 20_000],
  [{ ratelimit: '"default";r=0;t=9' }, 9_000],
  [{ "x-ratelimit-remaining": "1", "x-ratelimit-reset": "12" }, undefined],
  [{ "x-ratelimit-remaining": "0" }, undefined],
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "0" }, undefined],
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "99999999999999" }, undefined],
])("headers %j say that nothing is allowed for %s milliseconds", (headers, expected) => {
  expect(usedUpFor(new Headers(headers), NOW)).toBe(expected);
});
