import * as React from "react";
import type { CaseView } from "../caseView";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { Clamped } from "../ui/Clamped";
import { Glyph } from "../ui/Glyph";
import { useNow } from "../ui/useNow";
import { When } from "../ui/When";
import { reasonWords } from "./reasonWords";
import { useEdited } from "./useEdited";

/**
 * How things stand with the words: one quiet line, of which what is out of the ordinary (words missing, edited since)
 * stands apart and is never clamped.
 */
export const StateLine: React.FC<{ readonly view: CaseView; readonly host: HostProps }> = ({ view, host }) => {
  const { text, count, integer } = useHost();
  const cut = view.kind === "call" ? view.cut : undefined;
  const edited = useEdited(host, cut?.column === "description");
  return (
    <div className="ocx-state" data-testid="ocx-state">
      {(edited || cut !== undefined) && (
        <p className="ocx-warned">
          <Glyph name="warn" />
          <span>
            {edited && <span data-testid="ocx-edited">{text("edited")} </span>}
            {cut !== undefined && (
              <span data-testid="ocx-cut">
                {count(
                  cut.column === "description" ? "cutDescription" : "cutTranscript",
                  cut.total,
                  integer(cut.shown),
                )}
              </span>
            )}
          </span>
        </p>
      )}
      {view.kind === "call" && <Handoff call={view} handoffOn={host.handoffOn} />}
    </div>
  );
};

/** When and why the AI handed the call off, and what of it is here. */
const Handoff: React.FC<{
  readonly call: Extract<CaseView, { kind: "call" }>;
  readonly handoffOn: number | undefined;
}> = ({ call, handoffOn }) => {
  const { text, textIfAny } = useHost();
  const { channel, reason, explanation, cut, turnCount } = call;
  return (
    <Clamped lines={1} name="handoff" label={text("handoffWhy")}>
      {channel !== undefined && channel.toLowerCase() !== "phone" && (
        <Part>{text("notPhone", textIfAny(`channel_${channel.toLowerCase()}`) ?? channel)}</Part>
      )}
      {handoffOn !== undefined && (
        <Part>
          <HandedOff at={new Date(handoffOn)} />
        </Part>
      )}
      {reason !== undefined && <Part>{reasonWords(reason, textIfAny)}</Part>}
      <Part>
        <span data-testid="ocx-handoff-notice">
          {text(cut === undefined && turnCount > 0 ? "complete" : "handoff")}
        </span>
      </Part>
      {explanation !== undefined && <Part>{explanation}</Part>}
    </Clamped>
  );
};

const HandedOff: React.FC<{ readonly at: Date }> = ({ at }) => {
  const { text, ago, dateTime } = useHost();
  const [exact, relative] = [dateTime(at), ago(at, useNow())];
  return relative === undefined ? (
    <time dateTime={at.toISOString()}>{text("handedOff", exact)}</time>
  ) : (
    <When instant={at} words={text("handedOff", relative)} exact={exact} />
  );
};

/** A dot between this part and the one before it is the stylesheet's; its words may be of another direction. */
const Part: React.FC = ({ children }) => (
  <>
    <bdi className="ocx-part">{children}</bdi>{" "}
  </>
);
