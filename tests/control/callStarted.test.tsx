import "@testing-library/jest-dom";
import { act, fireEvent } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { mount, unsavedHost, type Host } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { plain } from "./support/strings";

afterEach(() => jest.useRealTimers());

/** The control on a call that started on 30 May 2026 at 18:32:32 UTC, as it looks at another time. */
function mountAt(now: string, change: (host: Host) => void = () => undefined): HTMLElement {
  jest.useFakeTimers({ now: new Date(now) });
  const host = unsavedHost({ description: write(CALL) });
  change(host);
  mount(host);
  const time = document.querySelector("time");
  if (time === null) throw new Error("no time is shown");
  return time;
}

test.each([
  ["2026-05-30T18:37:40Z", "5 minutes ago, 18:32 2026/05/30 18:32"],
  ["2026-05-31T09:00:00Z", "yesterday, 18:32 2026/05/30 18:32"],
  ["2026-06-08T20:00:00Z", "9 days ago, 18:32 2026/05/30 18:32"],
  ["2026-06-30T18:00:00Z", "1 month ago, 18:32 2026/05/30 18:32"],
  ["2026-08-30T20:00:00Z", "3 months ago, 2026/05/30 18:32"],
])("at %s the call started %s", (now, words) => {
  const time = mountAt(now);
  expect(plain(time.textContent)).toBe(words);
  expect(time).toHaveAttribute("datetime", "2026-05-30T18:32:32.000Z");
});

test("a clock that is behind the call's says the date alone, and not how long ago", () => {
  expect(plain(mountAt("2026-05-29T00:00:00Z").textContent)).toBe("2026/05/30 18:32");
});

test("the words are those of the rep's language, and of the zone they set in Dynamics", () => {
  const time = mountAt("2026-06-08T20:00:00Z", (host) => {
    host.language = 1031;
    host.zone = 330;
  });
  expect(plain(time.textContent)).toBe("vor 9 Tagen, 00:02 2026/05/31 00:02");
});

test("the date comes by hover, and by focus until Escape; who comes back sees it again", () => {
  const time = mountAt("2026-06-08T20:00:00Z");
  expect(time.firstElementChild).toHaveAttribute("title", "2026/05/30 18:32");
  expect(time).toHaveAttribute("tabindex", "0");
  expect(time).toHaveClass("ocx-when");
  fireEvent.keyDown(time, { key: "Escape" });
  expect(time).not.toHaveClass("ocx-when");
  fireEvent.blur(time);
  expect(time).toHaveClass("ocx-when");
});

test("on a form that stays open, how long ago it was goes on", () => {
  const time = mountAt("2026-05-30T18:37:40Z");
  act(() => {
    jest.advanceTimersByTime(120_000);
  });
  expect(plain(time.textContent)).toContain("7 minutes ago");
});

test.each([
  ["de", "German"],
  ["pt-BR", "Brazilian Portuguese"],
  ["fr-x-odd", "fr-x-odd"],
  ["English", "English"],
  ["tlh", "Klingon"],
])("a language that the case calls %s is shown as %s", (language, shown) => {
  mount(unsavedHost({ description: write({ ...CALL, language }) }));
  const label = Array.from(document.querySelectorAll("dt")).find(
    ({ textContent }) => textContent === "Language of the call",
  );
  expect(label?.nextElementSibling).toHaveTextContent(shown);
});
