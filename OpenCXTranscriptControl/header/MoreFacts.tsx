import * as React from "react";
import { getId } from "@fluentui/react";
import type { CallView } from "../caseView";
import { TextButton } from "../ui/TextButton";
import { useHost } from "../host/HostContext";
import { Fact } from "./Fact";

/** What a rep needs seldom, behind one button: by which channel, e-mail, language, OpenCX's own ticket. */
export const MoreFacts: React.FC<{ readonly call: CallView }> = ({ call }) => {
  const { text, textIfAny, languageName } = useHost();
  const [open, setOpen] = React.useState(false);
  const [id] = React.useState(getId);
  const { channel, caller } = call;
  const facts = [
    ["channel", channel && (textIfAny(`channel_${channel.toLowerCase()}`) ?? channel)],
    ["email", caller.email],
    ["language", call.language && languageName(call.language)],
    ["ticket", call.ticket],
  ] as const;
  if (facts.every(([, value]) => value === undefined)) return null;
  return (
    <>
      <TextButton
        onClick={() => setOpen(!open)}
        expanded={open}
        controls={id}
        label={text("moreFacts")}
        testId="ocx-more-facts"
      >
        {text("more")}
      </TextButton>
      <dl className="ocx-more-facts" id={id} hidden={!open}>
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <Fact key={name} label={text(name)} labelled dir={name === "email" ? "ltr" : undefined}>
                {value}
              </Fact>
            ),
        )}
      </dl>
    </>
  );
};
