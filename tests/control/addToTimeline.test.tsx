import "@testing-library/jest-dom";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { INCIDENT, rejection } from "./support/fakeDataverse";
import { listen } from "./support/announced";
import { settle, type Mounted } from "./support/mount";
import { press, show } from "./support/show";

/** Points at the turn that says so. */
function point(words: string | RegExp): void {
  fireEvent.mouseOver(screen.getByText(words));
}

function notes({ host }: Mounted): readonly unknown[] {
  return host.dataverse.seen("create", "annotation").map(({ data }) => data);
}

test("the turn that is pointed at goes to the timeline with its time and speaker", async () => {
  const mounted = await show(() => undefined);
  point(/move my delivery/);
  await press("ocx-quote-note");
  expect(notes(mounted)).toEqual([
    {
      annotationid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      subject: "Quote from the call",
      notetext: "[0:09] Customer: hi\n    i would like to move my delivery",
      "objectid_incident@odata.bind": `/incidents(${INCIDENT})`,
    },
  ]);
  await waitFor(() => expect(screen.getByTestId("ocx-taken")).toHaveTextContent("Added to the timeline."));
});

test("a second press adds no second note", async () => {
  const mounted = await show(() => undefined);
  point("This is Dana from dispatch.");
  fireEvent.click(screen.getByTestId("ocx-quote-note"));
  fireEvent.click(screen.getByTestId("ocx-quote-note"));
  await settle();
  await press("ocx-quote-note");
  expect(notes(mounted)).toHaveLength(1);
  await waitFor(() =>
    expect(screen.getByTestId("ocx-taken")).toHaveTextContent("This quote is on the timeline already."),
  );
});

test("what is said a second time is read out a second time", async () => {
  await show(() => undefined);
  point("This is Dana from dispatch.");
  await press("ocx-quote-note");
  await screen.findByText("Added to the timeline.");
  const heard = listen();
  for (let again = 1; again <= 2; again++) {
    await press("ocx-quote-note");
    await waitFor(() => expect(heard.announced).toEqual(Array(again).fill("This quote is on the timeline already.")));
  }
  heard.stop();
});

test("after an answer that was lost, the next press finds the note there", async () => {
  const seen = new Set<unknown>();
  const mounted = await show((dataverse) => {
    dataverse.before = ({ what, table, data }) => {
      if (what !== "create" || table !== "annotation") return;
      if (seen.has(data?.annotationid)) throw rejection(-2147220937, "Cannot insert duplicate key.");
      seen.add(data?.annotationid);
      throw new TypeError("Failed to fetch");
    };
  });
  point("This is Dana from dispatch.");
  await press("ocx-quote-note");
  expect(screen.getByTestId("ocx-note-failure")).toHaveTextContent("The note was not added.");
  await press("ocx-quote-note");
  expect(screen.queryByTestId("ocx-note-failure")).toBeNull();
  await waitFor(() => expect(screen.getByTestId("ocx-taken")).toHaveTextContent("Added to the timeline."));
  expect(notes(mounted)).toHaveLength(2);
  expect(seen.size).toBe(1);
});

test("who may not write notes reads which privilege is missing", async () => {
  await show((dataverse) => {
    dataverse.before = ({ table }) => {
      if (table === "annotation") throw rejection(-2147220960, "Principal is missing prvCreateNote privilege");
    };
  });
  point("This is Dana from dispatch.");
  await press("ocx-quote-note");
  expect(screen.getByTestId("ocx-note-failure")).toHaveTextContent("prvCreateNote");
});

test("a case that is not saved has no timeline to add to, and its words can be copied", async () => {
  await show((_dataverse, host) => {
    host.incidentId = undefined;
  });
  point("This is Dana from dispatch.");
  expect(screen.getByTestId("ocx-quote-copy")).toBeVisible();
  expect(screen.queryByTestId("ocx-quote-note")).toBeNull();
});

test("who comes by keyboard has the tools of the row that has the focus", async () => {
  await show(() => undefined);
  const [first] = screen.getAllByTestId("ocx-turn");
  act(() => first?.focus());
  const copy = await screen.findByTestId("ocx-quote-copy");
  act(() => copy.focus());
  expect(screen.getByTestId("ocx-row-tools")).toContainElement(copy);
});
