import { press, type } from "./step";
import type { GalleryState } from "./galleryState";

/** What was heard on the call, and what a rep does with it. */
export const SAID_STATES = [
  {
    name: "said",
    title: "What was said",
    caption:
      "Amounts, numbers, names and promises of the call, each a press away from its words; find knows what was spoken as words.",
    query: {},
    steps: [type("20417", "ocx-find")],
  },
  {
    name: "promise-task",
    title: "Task of a promise",
    caption: "What the AI promised becomes a task on the case, its due day suggested from the words.",
    query: {},
    steps: [press("ocx-promise")],
  },
  {
    name: "cards-masked",
    title: "Card numbers masked",
    caption: "The number of a payment card, written or spoken, is masked wherever it stands until a rep reveals it.",
    query: {},
  },
  {
    name: "heard-contact",
    title: "Proof, and details that were said",
    caption:
      "What the caller was asked to prove agrees with the contact or not; an e-mail address that it lacks is offered.",
    query: {},
  },
  {
    name: "heard-new",
    title: "New contact from the call",
    caption: "A caller whom nobody knows said name and address: taken one by one.",
    query: {},
    steps: [press("ocx-create")],
  },
] as const satisfies readonly GalleryState[];
