import * as React from "react";
import type { CallView } from "../caseView";
import { sentimentTone } from "./sentiment";
import { callTime } from "../../Transcript/text/callTime";
import { formatPhone } from "../../Caller/phone/format";
import { usePainted } from "../host/afterPaint";
import { Clamped } from "../ui/Clamped";
import { Glyph } from "../ui/Glyph";
import { useHost } from "../host/HostContext";
import type { EnvironmentProps } from "../host/useEnvironment";
import { Fact } from "./Fact";
import { MoreFacts } from "./MoreFacts";
import { SessionFact } from "./SessionFact";
import { StartedFact } from "./StartedFact";
import { Summary } from "./Summary";

/** Room for the spaces that nearly every number gets: what stands behind it must not move. */
const SPACES = "\u00a0\u00a0\u00a0";

/**
 * The call at a glance, in one line: what it was about, how the caller felt, who and when, and the way to its session.
 * Then the summary. What is needed seldom waits behind a button; a value that the case does not hold is left out.
 */
export const CallHeader: React.FC<{ readonly call: CallView; readonly environment: EnvironmentProps }> = ({
  call,
  environment,
}) => {
  const { text, textIfAny } = useHost();
  const { caller, length, session = environment.sessionAddress } = call;
  const painted = usePainted();
  const tone = sentimentTone(call.sentiment ?? "");
  return (
    <section className="ocx-header" aria-label={text("call")} data-testid="ocx-header">
      <div className="ocx-glance">
        <dl>
          {call.classification !== undefined && (
            <Fact label={text("classification")} look="chip ocx-chip-brand">
              {call.classification}
            </Fact>
          )}
          {call.sentiment !== undefined && (
            <Fact label={text("sentiment")} look={`chip ocx-chip-${tone}`}>
              <Glyph name={tone} />
              {textIfAny(`sentiment_${call.sentiment.trim().toLowerCase()}`) ?? call.sentiment}
            </Fact>
          )}
          <Fact label={text("caller")} look="caller">
            {/* Names of 300 characters come in; the line is for all facts. */}
            <Clamped lines={2} name="caller-name" label={text("caller")}>
              {caller.name ?? text("callerUnknown")}
            </Clamped>
          </Fact>
          {caller.phone !== undefined && (
            <Fact label={text("phone")} dir="ltr">
              {/* As it is stored until the first paint is over: to format it, the numbering plans are unpacked. */}
              {painted ? formatPhone(caller.phone, "international") : caller.phone + SPACES}
            </Fact>
          )}
          {call.callStarted !== undefined && <StartedFact started={call.callStarted} />}
          {length !== undefined && (
            <Fact label={text("callLength")} look="length">
              {call.cut === undefined ? callTime(length) : text("callLengthAtLeast", callTime(length))}
            </Fact>
          )}
          {session !== undefined && <SessionFact address={session} hosts={environment.sessionLinkHosts} />}
        </dl>
        <MoreFacts call={call} />
      </div>
      {call.summary !== undefined && <Summary words={call.summary} />}
    </section>
  );
};
