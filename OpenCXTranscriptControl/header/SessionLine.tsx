import * as React from "react";
import { Link } from "@fluentui/react";
import { sessionLink } from "./sessionLink";
import { Glyph } from "../ui/Glyph";
import { useHost } from "../host/HostContext";

/** The way to the session in OpenCX: a link where its address is allowed, otherwise the address as text and why. */
export const SessionLine: React.FC<{ readonly address: string; readonly hosts: string }> = ({ address, hosts }) => {
  const { text, openSession } = useHost();
  const link = sessionLink(address, hosts);
  if (link.kind === "link") {
    return (
      <p className="ocx-session">
        <Link
          as="button"
          onClick={() => openSession(link.url)}
          title={text("sessionNewWindow")}
          data-testid="ocx-session-link"
        >
          {text("sessionOpen")} <Glyph name="open" />
        </Link>
      </p>
    );
  }
  return (
    <p className="ocx-session" data-testid="ocx-session-refused">
      {text("session")}: <bdi dir="ltr">{link.address}</bdi>{" "}
      <span className="ocx-quiet">{text(`sessionRefused_${link.reason}`, link.host)}</span>
    </p>
  );
};
