import * as React from "react";
import type { Item } from "../../Transcript/description/read";
import type { Mark, Promised, ThingType } from "../../Transcript/said/heard";
import { isoInstant } from "../../Transcript/text/isoInstant";
import type { CallView } from "../caseView";
import { useHost } from "../host/HostContext";
import { spokenDay } from "../host/spokenDay";
import { GlyphButton } from "../transcript/bar/GlyphButton";
import type { Take } from "../transcript/take/useTake";
import { PromiseTask } from "./PromiseTask";
import { RevealButton } from "./RevealButton";
import { useSaid } from "./SaidContext";
import { spans } from "./thingsWanted";

/** What reps look for most comes first. */
const ORDER: readonly ThingType[] = [
  "id",
  "amount",
  "phone",
  "email",
  "address",
  "postcode",
  "date",
  "time",
  "name",
  "card",
];

/** What was said on the call, by kind: each goes to the words themselves, and can be copied. */
export const SaidLine: React.FC<{
  readonly call: CallView;
  readonly take: Take;
  /** Whose timeline takes the tasks; undefined: no saved case. */
  readonly incidentId: string | undefined;
}> = ({ call, take, incidentId }) => {
  const { text, textIfAny, may } = useHost();
  const { heard: read, language, hasCards, revealed, shownText, timeOf, show, placesOf } = useSaid();
  // While words that changed are heard anew, what has the focus stays.
  const [heard, setHeard] = React.useState(read);
  if (read !== undefined && read !== heard) setHeard(read);
  const pressed = React.useRef<HTMLButtonElement>();
  const [promised, setPromised] = React.useState<Promised & { readonly of: readonly Item[] }>();
  const [all, setAll] = React.useState(false);
  const things = React.useMemo(
    () => [...(heard?.said ?? [])].sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type)),
    [heard],
  );
  const promises = heard?.promises ?? [];
  // What a rep has begun to write stays while the same words are heard otherwise, in another language say.
  const open =
    promises.find((each) => each.turn === promised?.turn && each.mark.start === promised.mark.start) ??
    (promised?.of === call.items ? promised : undefined);
  // Its room is there from the start: the turns do not move when the call has been read.
  if (things.length + promises.length === 0 && !hasCards && open === undefined) return <div className="ocx-said" />;
  const itemOf = (mark: Mark): Item | undefined => call.items[placesOf([mark])[0]?.item ?? -1];
  const promisedOn = ({ mark }: Promised): Date | undefined => {
    const item = itemOf(mark);
    const started = isoInstant(call.callStarted);
    // A call can go over midnight. Times of day are later than any call is long.
    const at = item?.kind === "turn" && item.untimed !== true && item.turn.at <= (call.length ?? 0) ? item.turn.at : 0;
    return started && new Date(started.getTime() + at * 1_000);
  };
  const quoteOf = ({ mark }: Promised): string => {
    const item = itemOf(mark);
    return take.textOf(item === undefined ? [] : [{ item, part: { from: mark.start, to: mark.end } }]);
  };
  const taskOn = may("Create", "task") ? incidentId : undefined;
  // What was promised is a sentence, and longer than a line more often than not.
  const fits = promises.length === 0 && things.length <= SHORT;
  return (
    <>
      <div className={`ocx-said${all ? " ocx-said-all" : fits ? " ocx-said-few" : ""}`} data-testid="ocx-said">
        <h4 className="ocx-unseen">{text("said")}</h4>
        <ul role="list">
          {promises.map((promise) => (
            <li key={`${promise.turn} ${promise.mark.start}`} data-type="promise">
              <button
                type="button"
                className="ocx-thing"
                data-testid="ocx-promise"
                aria-expanded={taskOn === undefined ? undefined : promise === open}
                onClick={({ currentTarget }) => {
                  pressed.current = currentTarget;
                  show([promise.mark], taskOn === undefined);
                  setPromised(promise === open ? undefined : { ...promise, of: call.items });
                }}
              >
                <span className="ocx-quiet">{text("promised")}</span> <Words of={promise} />
              </button>
            </li>
          ))}
          {things.map((thing, index) => {
            // What was asked for as an order's may be a card's: the turn masks it then.
            const hidden = (thing.type === "card" && !revealed) || shownText(thing.value) !== thing.value;
            const said = thing.type === "date" ? spokenDay(thing.value, textIfAny("languageTag")) : thing.value;
            // Of two cards this alone tells which is which.
            const value = hidden ? `•••• ${timeOf(thing.turns[0] ?? 0)}` : said;
            return (
              <li key={index} data-type={thing.type}>
                <button type="button" className="ocx-thing" onClick={() => show(spans(thing.marks))}>
                  <span className="ocx-quiet">{text(`thing_${thing.type}`)}</span> <bdi>{value}</bdi>
                </button>
                {!hidden && (
                  <GlyphButton
                    glyph="copy"
                    label={text("copyThing", value)}
                    onClick={() => take.copyValue(value)}
                    testId="ocx-thing-copy"
                  />
                )}
              </li>
            );
          })}
        </ul>
        <RevealButton />
        {(!fits || things.length > 1) && (
          <GlyphButton
            glyph={all ? "previous" : "next"}
            label={`${text(all ? "showLess" : "showAll")}: ${text("said")}`}
            expanded={all}
            onClick={() => setAll(!all)}
            testId="ocx-said-more"
          />
        )}
      </div>
      {open !== undefined && taskOn !== undefined && (
        <PromiseTask
          key={`${open.turn} ${open.mark.start}`}
          promise={open}
          promisedOn={promisedOn(open)}
          language={language}
          quote={quoteOf(open)}
          incidentId={taskOn}
          onClose={() => {
            setPromised(undefined);
            pressed.current?.focus();
          }}
        />
      )}
    </>
  );
};

/** As many things fit into a line of most screens, and into none of a narrow one. */
const SHORT = 3;

/** What was promised; when stands out in it, or behind it where the words do not reach so far. */
const Words: React.FC<{ readonly of: Promised }> = ({ of: { what, due } }) => {
  const at = due === null ? -1 : what.indexOf(due);
  const end = at < 0 ? what.length : at;
  return (
    <bdi>
      {what.slice(0, end)}
      {due !== null && (
        <>
          {at < 0 && " "}
          <bdi className="ocx-strong">{due}</bdi>
          {what.slice(end + due.length)}
        </>
      )}
    </bdi>
  );
};
