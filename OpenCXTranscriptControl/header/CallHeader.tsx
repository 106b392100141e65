import * as React from "react";
import type { CallView } from "../caseView";
import { sentimentTone } from "./sentiment";
import { isoInstant } from "../../Transcript/text/isoInstant";
import { timestamp } from "../../Transcript/text/timestamp";
import { formatPhone } from "../../Caller/phone/format";
import { Glyph, type GlyphName } from "../ui/Glyph";
import { useHost } from "../host/HostContext";
import { SessionLine } from "./SessionLine";

/**
 * The call at a glance: what it was about, how the caller felt, who and when. A value the case does not hold has no
 * line.
 */
export const CallHeader: React.FC<{ readonly call: CallView; readonly sessionLinkHosts: string }> = ({
  call,
  sessionLinkHosts,
}) => {
  const { text, textIfAny, dateTime } = useHost();
  const { caller, length } = call;
  const channel = call.channel?.toLowerCase();
  const sentiment = call.sentiment?.trim().toLowerCase();
  const started = isoInstant(call.callStarted);
  return (
    <section className="ocx-header" aria-label={text("call")} data-testid="ocx-header">
      <dl className="ocx-badges">
        {call.channel !== undefined && (
          <Badge
            label={text("channel")}
            glyph={channel === "email" ? "email" : channel === "phone" ? "phone" : "other"}
            tone="plain"
          >
            {textIfAny(`channel_${channel ?? ""}`) ?? call.channel}
          </Badge>
        )}
        {call.classification !== undefined && (
          <Badge label={text("classification")} tone="brand">
            {call.classification}
          </Badge>
        )}
        {call.sentiment !== undefined && (
          <Badge label={text("sentiment")} glyph={sentimentTone(call.sentiment)} tone={sentimentTone(call.sentiment)}>
            {textIfAny(`sentiment_${sentiment ?? ""}`) ?? call.sentiment}
          </Badge>
        )}
      </dl>
      <dl className="ocx-facts">
        <Fact label={text("caller")}>
          <bdi>{caller.name ?? text("callerUnknown")}</bdi>
        </Fact>
        {caller.phone !== undefined && (
          <Fact label={text("phone")}>
            <bdi dir="ltr">{formatPhone(caller.phone, "international")}</bdi>
          </Fact>
        )}
        {caller.email !== undefined && (
          <Fact label={text("email")}>
            <bdi dir="ltr">{caller.email}</bdi>
          </Fact>
        )}
        {call.callStarted !== undefined && (
          <Fact label={text("callStarted")}>
            <bdi>
              {started === undefined ? (
                call.callStarted
              ) : (
                <time dateTime={started.toISOString()}>{dateTime(started)}</time>
              )}
            </bdi>
          </Fact>
        )}
        {length !== undefined && (
          <Fact label={text("callLength")}>
            <bdi>{call.cut === undefined ? timestamp(length) : text("callLengthAtLeast", timestamp(length))}</bdi>
          </Fact>
        )}
        {/* Short values share a line; what is told in sentences has one of its own. */}
        {(["language", "ticket", "reason", "summary", "explanation"] as const).map(
          (key, index) =>
            call[key] !== undefined && (
              <Fact key={key} label={text(key)} wide={index > 2}>
                <bdi className="ocx-words">{key === "reason" ? reasonWords(call[key], textIfAny) : call[key]}</bdi>
              </Fact>
            ),
        )}
      </dl>
      {call.session !== undefined && <SessionLine address={call.session} hosts={sessionLinkHosts} />}
    </section>
  );
};

/** Reasons that OpenCX names, in the rep's language; words of anybody else's as they are. */
function reasonWords(reason: string, textIfAny: (key: string) => string | undefined): string {
  return reason.replace(/[^\s,][^,]*/g, (word) => textIfAny(`reason_${word.replace(/ /g, "_")}`) ?? word);
}

const Badge: React.FC<{
  readonly label: string;
  readonly glyph?: GlyphName;
  readonly tone: "plain" | "brand" | "good" | "neutral" | "bad";
}> = (props) => (
  <div className={`ocx-badge ocx-badge-${props.tone}`}>
    <dt className="ocx-unseen">{props.label}</dt>
    <dd dir="auto">
      {props.glyph !== undefined && <Glyph name={props.glyph} />}
      {props.children}
    </dd>
  </div>
);

const Fact: React.FC<{ readonly label: string; readonly wide?: boolean }> = ({ label, wide, children }) => (
  <div className={wide === true ? "ocx-fact ocx-fact-summary" : "ocx-fact"}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
