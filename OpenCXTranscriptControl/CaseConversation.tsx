import * as React from "react";
import type { HostProps } from "./host/hostProps";
import type { HostServices } from "./host/hostServices";
import { caseView } from "./caseView";
import { useTexts } from "./useTexts";
import { cssVariables } from "./ui/theme";
import { useSettled } from "./ui/useSettled";
import { useWhole } from "./ui/useWhole";
import { CallerSection } from "./caller/CallerSection";
import { CallHeader } from "./header/CallHeader";
import { useEnvironment } from "./host/useEnvironment";
import { HostProvider } from "./host/HostContext";
import { SaidProvider } from "./said/SaidContext";
import { useSaidOf } from "./said/useSaidOf";
import { StateLine } from "./state/StateLine";
import { ConversationText } from "./transcript/ConversationText";

/** What the case form shows in place of the description: the call, the caller, the words. */
export const CaseConversation: React.FC<{ readonly host: HostProps; readonly services: HostServices }> = ({
  host: delivered,
  services,
}) => {
  const whole = useWhole(delivered);
  const environment = useEnvironment(whole, services.store);
  const host = { ...whole, defaultCountry: environment.defaultCountry };
  const { design, rightToLeft } = host;
  const columns = {
    description: host.description,
    descriptionReadable: host.descriptionReadable,
    transcript: host.transcript,
    callerPhone: host.callerPhone,
    session: host.session,
    classification: host.classification,
    sentiment: host.sentiment,
    reason: host.reason,
    explanation: host.explanation,
    language: host.language,
    ticket: host.ticket,
  };
  const texts = useTexts(columns);
  // Its values, always as many: listed a second time they would only be longer.
  // oxlint-disable-next-line react/exhaustive-deps
  const stored = React.useMemo(() => caseView(columns, texts), [texts, ...Object.values(columns)]);
  const [view, said] = useSaidOf(stored, host.record?.id, environment.mayReveal);
  const settled = useSettled(view.kind === "empty");

  return (
    <HostProvider value={services}>
      <div className="ocx-root" style={cssVariables(design)} dir={rightToLeft ? "rtl" : "ltr"}>
        {view.kind === "empty" && !settled ? (
          <p className="ocx-quiet">{services.text("loading")}</p>
        ) : (
          <SaidProvider value={said}>
            {view.kind === "call" && <CallHeader call={view} environment={environment} />}
            <StateLine key={`state ${host.record?.id ?? ""}`} view={view} host={host} />
            {/* From about 900 px side by side; below, who to link comes first. */}
            <div className="ocx-body">
              {view.kind === "call" && <CallerSection host={host} caller={view.caller} />}
              {/* The app can show another case in the same control: its words begin at the top. */}
              <ConversationText key={host.record?.id} view={view} host={host} />
            </div>
          </SaidProvider>
        )}
      </div>
    </HostProvider>
  );
};
