import "@testing-library/jest-dom";
import { act, fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { contextOf, mount, unsavedHost } from "./support/mount";
import { CALL } from "./support/sampleCall";

afterEach(() => jest.useRealTimers());

test("a case without a description says so, after the host had time to deliver one", () => {
  jest.useFakeTimers();
  const { container } = mount(unsavedHost());
  expect(container).toHaveTextContent(/^Reading the case…$/);
  act(() => {
    jest.runAllTimers();
  });
  expect(screen.getByTestId("ocx-empty")).toHaveTextContent("This case has no description");
  expect(screen.queryByTestId("ocx-original")).toBeNull();
});

test("a description that arrives late never shows the empty state", () => {
  jest.useFakeTimers();
  const { host, update, container } = mount(unsavedHost({ callerPhone: null }));
  // As long as a platform on a slow line takes between its first updateView and the one with the column.
  act(() => {
    jest.advanceTimersByTime(500);
  });
  expect(container).toHaveTextContent(/^Reading the case…$/);
  host.values.description = write(CALL);
  update();
  act(() => {
    jest.advanceTimersByTime(60_000);
  });
  expect(screen.queryByTestId("ocx-empty")).toBeNull();
  expect(screen.getAllByTestId("ocx-turn")).toHaveLength(4);
});

test("a description that is no OpenCX conversation is shown as it is, and it is said", () => {
  const text = "Customer came by.\n\n  Wants a <b>callback</b>\thttps://evil.example";
  mount(unsavedHost({ description: text }));
  expect(screen.getByTestId("ocx-empty")).toHaveTextContent("not an OpenCX conversation");
  expect(screen.getByRole("region", { name: "Description as stored" }).textContent).toBe(text);
  expect(screen.queryByTestId("ocx-header")).toBeNull();
  expect(document.querySelectorAll("b, a")).toHaveLength(0);
});

test("a call in which nobody spoke keeps its header and says so", () => {
  mount(unsavedHost({ description: write({ ...CALL, turns: [] }), callerPhone: null }));
  expect(screen.getByTestId("ocx-header")).toHaveTextContent("Michael Davis");
  expect(screen.getByTestId("ocx-empty")).toHaveTextContent("holds no spoken words");
});

test("a description that column security hides is not called empty", () => {
  const host = unsavedHost({ callerPhone: null });
  const { control, rerender } = mount(host);
  const context = contextOf(host);
  context.parameters.description.security = { readable: false, editable: false, secured: true };
  rerender(control.updateView(context));
  expect(screen.getByTestId("ocx-empty")).toHaveTextContent("You may not read the description");
});

test("the original text is below More, and one press leads back; the focus stays on what was pressed", () => {
  const description = write(CALL);
  mount(unsavedHost({ description, transcript: "Whole <text>\n[00:00:01] AI: hi", callerPhone: null }));
  const button = (): HTMLElement => screen.getByTestId("ocx-original");
  fireEvent.click(screen.getByTestId("ocx-more"));
  expect(button()).toHaveAttribute("aria-pressed", "false");
  fireEvent.click(button());
  expect(button()).toHaveAttribute("aria-pressed", "true");
  expect(button()).toHaveFocus();
  expect(screen.getByRole("region", { name: "Description as stored" }).textContent).toBe(description);
  expect(screen.getByRole("region", { name: "Column opencx_transcript as stored" }).textContent).toBe(
    "Whole <text>\n[00:00:01] AI: hi",
  );
  expect(screen.queryByTestId("ocx-transcript")).toBeNull();
  fireEvent.click(button());
  expect(screen.getByTestId("ocx-transcript")).toBeInTheDocument();
  expect(screen.getByTestId("ocx-more")).toHaveFocus();
});
