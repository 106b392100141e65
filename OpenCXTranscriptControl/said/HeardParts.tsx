import * as React from "react";
import type { ContactDetails } from "../../Caller/contact/newContact";
import { useHost } from "../host/HostContext";
import { TextButton } from "../ui/TextButton";
import { heardParts } from "./heardContact";
import { useSaid } from "./SaidContext";

/** What the caller said that a contact's form does not hold yet: each is taken by a press, none without. */
export const HeardParts: React.FC<{
  readonly form: ContactDetails;
  readonly onTake: (details: Partial<ContactDetails>) => void;
}> = ({ form, onTake }) => {
  const { text } = useHost();
  const { heard, timeOf } = useSaid();
  const parts = heardParts(heard).filter(({ details }) =>
    Object.entries(details).some(([part, value]) => value !== form[part as keyof ContactDetails]),
  );
  if (parts.length === 0) return null;
  return (
    <ul className="ocx-heard" role="list" aria-label={text("said")} data-testid="ocx-heard">
      {parts.map(({ thing, details }) => (
        <li key={`${thing.type} ${thing.value}`}>
          <TextButton onClick={() => onTake(details)} testId="ocx-heard-take">
            {text("heardTake", thing.value, timeOf(thing.turns[0] ?? 0))}
          </TextButton>
        </li>
      ))}
    </ul>
  );
};
