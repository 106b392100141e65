import * as React from "react";
import { callTime } from "../../Transcript/text/callTime";
import { languageTag } from "../../Transcript/text/languageTag";
import { evidenceOf } from "../../Transcript/said/evidence";
import type { Mark } from "../../Transcript/said/heard";
import type { CaseView } from "../caseView";
import { maskedCall, maskOf, turnItems } from "./maskedCall";
import type { Said } from "./SaidContext";
import { useHeard } from "./useHeard";

const NO_MARKS: readonly Mark[] = [];

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
    () => (call?.begun === false ? items?.flatMap((item) => (item.kind === "turn" ? [item.turn] : [])) : undefined),
    [items, call?.begun],
  );
  const heard = useHeard(turns, languageTag(call?.language));
  const [revealedOf, setRevealedOf] = React.useState<string>();
  const [wanted, setWanted] = React.useState<Said["wanted"]>();
  const revealed = revealable && revealedOf !== undefined && revealedOf === (record ?? "");
  const mask = React.useMemo(() => maskOf(items ?? [], heard?.cards ?? NO_MARKS), [items, heard]);
  const shown = React.useMemo(
    () => (call === undefined || revealed ? view : maskedCall(call, mask)),
    [view, call, revealed, mask],
  );
  const hasCards = mask.items !== items && items !== undefined;
  const { summary } = call ?? {};
  const name = call?.caller.name ?? "";
  const evidence = React.useMemo(
    // After the first paint, as all that is heard.
    () => (heard === undefined ? [] : evidenceOf(summary ?? "", turns ?? [], name)),
    [heard, summary, turns, name],
  );
  const said = React.useMemo((): Said => {
    const places = turnItems(items ?? []);
    const placesOf: Said["placesOf"] = (marks) =>
      marks.map(({ turn, start, end }) => ({ item: places[turn] ?? -1, start, end }));
    return {
      heard,
      hasCards,
      revealed,
      onReveal: revealable ? (show) => setRevealedOf(show ? (record ?? "") : undefined) : undefined,
      evidence,
      timeOf: (turn) => {
        const item = items?.[places[turn] ?? -1];
        return item?.kind === "turn" && item.untimed !== true ? callTime(item.turn.at) : String(turn + 1);
      },
      shownText: revealed ? (text) => text : mask.hide,
      placesOf,
      wanted,
      show: (marks, focus = true) => setWanted({ places: placesOf(marks), focus }),
    };
  }, [items, heard, evidence, hasCards, revealed, revealable, record, mask, wanted]);
  return [shown, said];
}
