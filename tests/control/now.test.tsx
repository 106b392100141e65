import "@testing-library/jest-dom";
import * as React from "react";
import { act, render, screen } from "@testing-library/react";
import { HostProvider, useHost } from "../../OpenCXTranscriptControl/host/HostContext";
import { createHostServices } from "../../OpenCXTranscriptControl/host/hostServices";
import { useNow } from "../../OpenCXTranscriptControl/ui/useNow";
import { contextOf, newHost } from "./support/mount";

const Since: React.FC<{ readonly then: Date }> = ({ then }) => <p>{useHost().ago(then, useNow())}</p>;

beforeEach(() => jest.useFakeTimers({ now: Date.parse("2026-11-26T12:00:00Z") }));
afterEach(() => jest.useRealTimers());

test("how long ago it was grows while the form stays open, and the clock stops with the form", () => {
  const services = createHostServices(() => contextOf(newHost()));
  const { unmount } = render(
    <HostProvider value={services}>
      <Since then={new Date("2026-11-26T11:59:30Z")} />
    </HostProvider>,
  );
  expect(screen.getByText("now")).toBeInTheDocument();
  act(() => {
    jest.advanceTimersByTime(60_000);
  });
  expect(screen.getByText("1 minute ago")).toBeInTheDocument();
  act(() => {
    jest.advanceTimersByTime(9 * 60_000);
  });
  expect(screen.getByText("10 minutes ago")).toBeInTheDocument();
  unmount();
  // React's own come once; an interval that was left would stand here again.
  jest.runOnlyPendingTimers();
  expect(jest.getTimerCount()).toBe(0);
});

test("one clock tells all who ask, however many lines show a time", () => {
  const services = createHostServices(() => contextOf(newHost()));
  const lines = [1, 2, 3].map((key) => <Since key={key} then={new Date("2026-11-26T11:59:30Z")} />);
  const started = jest.spyOn(window, "setInterval");
  const { rerender } = render(<HostProvider value={services}>{lines}</HostProvider>);
  rerender(<HostProvider value={services}>{lines.slice(1)}</HostProvider>);
  act(() => {
    jest.advanceTimersByTime(60_000);
  });
  expect(screen.getAllByText("1 minute ago")).toHaveLength(2);
  expect(started).toHaveBeenCalledTimes(1);
  started.mockRestore();
});
