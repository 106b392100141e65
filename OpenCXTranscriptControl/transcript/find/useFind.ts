import * as React from "react";
import { wordsOf, type Item } from "../../../Transcript/description/read";
import { itemAt, timeWanted } from "../../../Transcript/find/timeWanted";
import { TextIndex, type Place } from "../../../Transcript/find/textIndex";
import { useSaid, type Said } from "../../said/SaidContext";
import { inOrder, thingsWanted } from "../../said/thingsWanted";

/** What was found, in the order of the items, and which of it is current. */
export interface Found {
  readonly places: readonly Place[];
  /** One of the places, or the turn of a time. */
  readonly current: Place | undefined;
}

/** What is looked for in a conversation, and what was found. */
export interface Find {
  readonly wanted: string;
  /** Blank words end finding. */
  readonly look: (wanted: string) => void;
  readonly found: Found;
  /** How many places there are, the turn of a time among them. */
  readonly count: number;
  /** The number of the current place, from 1; 0 where nothing was found. */
  readonly number: number;
  /** To the place so many further on; after the last comes the first. */
  readonly step: (by: number) => void;
  /** Gets ready while the rep begins to type. */
  readonly prepare: () => void;
}

/**
 * Finds in the items that are listed. The words are folded once, when the rep first reaches for them; `1:22` or `@1:22`
 * finds the turn that was being spoken then, and after it wherever those figures stand.
 * @param order the items that are listed
 */
export function useFind(items: readonly Item[], order: readonly number[]): Find {
  const [wanted, setWanted] = React.useState("");
  const [at, setAt] = React.useState(0);
  const said = useSaid();
  // What a press elsewhere asked to see is seen until something is looked for.
  const [over, setOver] = React.useState<Said["wanted"]>();
  const [before, setBefore] = React.useState(said.wanted);
  if (said.wanted !== before) {
    setBefore(said.wanted);
    setAt(0);
  }
  const asked = said.wanted === over ? undefined : said.wanted?.places;
  const index = React.useRef<{ readonly items: readonly Item[]; readonly texts: TextIndex }>();
  const prepared = (): TextIndex => {
    if (index.current?.items !== items) index.current = { items, texts: new TextIndex(items.map(wordsOf)) };
    return index.current.texts;
  };
  // `prepared` depends on the items alone.
  // oxlint-disable-next-line react/exhaustive-deps
  const found = React.useMemo(() => placesOf(wanted, items, order, prepared, said), [wanted, items, order, said]);
  const places = asked ?? found;
  const time = React.useMemo(() => turnOf(wanted, items, order), [wanted, items, order]);
  const then = asked === undefined ? time : undefined;
  const first = then === undefined ? 0 : 1;
  const count = places.length + first;
  const number = count === 0 ? 0 : (((at % count) + count) % count) + 1;
  const current = number === first ? then : places[number - 1 - first];
  return {
    wanted,
    look: (words) => {
      setWanted(words);
      setOver(said.wanted);
      setAt(0);
    },
    found: React.useMemo(() => ({ places, current }), [places, current]),
    count,
    number,
    step: (by) => setAt(number - 1 + by),
    prepare: prepared,
  };
}

const NOWHERE: readonly Place[] = [];

function placesOf(
  wanted: string,
  items: readonly Item[],
  order: readonly number[],
  texts: () => TextIndex,
  { heard, revealed, placesOf: placed }: Said,
): readonly Place[] {
  if (wanted.trim() === "") return NOWHERE;
  const listed = order.length === items.length ? undefined : new Set(order);
  // A masked number must not be found by guessing it.
  const things = (heard?.said ?? []).filter(({ type }) => type !== "card" || revealed);
  return inOrder(texts().find(wanted), placed(thingsWanted(things, wanted))).filter(
    ({ item }) => listed?.has(item) !== false,
  );
}

/** The turn that was being spoken at the wanted time. */
function turnOf(wanted: string, items: readonly Item[], order: readonly number[]): Place | undefined {
  const seconds = timeWanted(wanted);
  if (seconds === undefined) return undefined;
  const item =
    order[
      itemAt(
        order.flatMap((index) => items[index] ?? []),
        seconds,
      ) ?? -1
    ];
  return item === undefined ? undefined : { item, start: 0, end: 0 };
}
