import * as React from "react";
import { callTime } from "../../Transcript/text/callTime";
import { languageTag } from "../../Transcript/text/languageTag";
import { turnsOf, type Item } from "../../Transcript/description/read";
import type { CaseView } from "../caseView";
import { spokenLanguage } from "../../Transcript/said/spokenLanguage";
import { maskedCall, maskedHeard, maskOf, unheard } from "./maskedCall";
import type { Said } from "./SaidContext";
import { useHeard } from "./useHeard";

const NONE: readonly never[] = [];

/**
 * Hears the call of a case, and masks the payment cards in it for as long as nobody reveals them.
 * @param record the case: what was revealed on one is masked again on the next
 * @param revealable whether an admin lets reps reveal them
 * @returns the case as it is to be shown, and what was said
 */
export function useSaidOf(view: CaseView, record: string | undefined, revealable: boolean): readonly [CaseView, Said] {
  const call = view.kind === "call" ? view : undefined;
  const items = call?.items;
  const turns = React.useMemo(
    () => (items !== undefined && call?.begun === false ? turnsOf(items) : undefined),
    [items, call?.begun],
  );
  const told = languageTag(call?.language);
  const language = React.useMemo(() => told ?? spokenLanguage(turnsOf(items ?? [])), [told, items]);
  const [all, evidence = NONE] = useHeard(turns, language, call?.summary ?? "", call?.caller.name ?? "") ?? [];
  const [of, setOf] = React.useState(record);
  const [asked, setAsked] = React.useState(false);
  const [sought, setSought] = React.useState<Said["wanted"] & { readonly of: readonly Item[] }>();
  if (of !== record) {
    // On the next case, and when this one is opened again, numbers are masked.
    setOf(record);
    setAsked(false);
  }
  const revealed = revealable && asked && of === record;
  // Of other words, or of another case's, the places would be anywhere.
  const wanted = sought?.of === items ? sought : undefined;
  const early = React.useMemo(() => unheard(items ?? [], language), [items, language]);
  const marks = all?.cards ?? early;
  // Most calls have no card, before they are heard and after: nothing is masked anew then.
  const cards = marks.length === 0 ? NONE : marks;
  const mask = React.useMemo(() => maskOf(items ?? [], cards), [items, cards]);
  const heard = React.useMemo(
    () => (all === undefined || revealed ? all : maskedHeard(all, mask)),
    [all, revealed, mask],
  );
  const hidden = React.useMemo((): CaseView => {
    if (view.kind === "call") return maskedCall(view, mask);
    const text = view.kind === "foreign" ? mask.hide(view.text) : "";
    return view.kind === "foreign" && text !== view.text ? { ...view, text } : view;
  }, [view, mask]);
  const hasCards =
    call === undefined || hidden.kind !== "call"
      ? hidden !== view
      : all !== undefined && (mask.items !== items || hidden.summary !== call.summary);
  const said = React.useMemo((): Said => {
    const { places } = mask;
    const placesOf: Said["placesOf"] = (marks) =>
      marks.map(({ turn, start, end }) => ({ item: places[turn] ?? -1, start, end }));
    return {
      heard,
      language,
      hasCards,
      revealed,
      onReveal: revealable ? setAsked : undefined,
      evidence,
      timeOf: (turn) => {
        const item = items?.[places[turn] ?? -1];
        return item?.kind === "turn" && item.untimed !== true ? callTime(item.turn.at) : String(turn + 1);
      },
      shownText: revealed ? (text) => text : mask.hide,
      placesOf,
      wanted,
      show: (marks, focus = true) => setSought({ places: placesOf(marks), focus, of: items ?? [] }),
    };
  }, [items, heard, language, evidence, hasCards, revealed, revealable, mask, wanted]);
  return [revealed ? view : hidden, said];
}
