import * as React from "react";
import { sessionLink } from "../../Caller/sessionLink";
import { Glyph } from "../ui/Glyph";
import { TextButton } from "../ui/TextButton";
import { useHost } from "../host/HostContext";
import { Fact } from "./Fact";

/** The way to the session in OpenCX: a link where its address is allowed, otherwise the address as text and why. */
export const SessionFact: React.FC<{ readonly address: string; readonly hosts: string }> = ({ address, hosts }) => {
  const { text, openSession } = useHost();
  const link = sessionLink(address, hosts);
  if (link.kind === "link") {
    return (
      <Fact label={text("session")} look="session">
        <TextButton onClick={() => openSession(link.url)} title={text("sessionNewWindow")} testId="ocx-session-link">
          {text("sessionOpen")} <Glyph name="open" />
        </TextButton>
      </Fact>
    );
  }
  return (
    <Fact label={text("session")} labelled look="wide">
      <span data-testid="ocx-session-refused">
        <bdi dir="ltr">{link.address}</bdi>{" "}
        <span className="ocx-quiet">{text(`sessionRefused_${link.reason}`, link.host)}</span>
      </span>
    </Fact>
  );
};
