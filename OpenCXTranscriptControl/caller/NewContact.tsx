import * as React from "react";
import { DefaultButton, PrimaryButton, TextField, type ITextField } from "@fluentui/react";
import type { Caller } from "../../Transcript/conversation";
import { CONTACT_LENGTHS, contactDetails, type ContactDetails } from "../../Caller/contact/newContact";
import { LinkRow, type LinkRowsProps } from "./LinkRow";
import type { Candidate } from "./panel/phoneMatch";
import { newGuid } from "./newGuid";
import { HeardParts } from "../said/HeardParts";
import { useHost } from "../host/HostContext";
import { onEscape } from "../ui/onEscape";

interface NewContactProps extends LinkRowsProps {
  /** What was heard and the rep has taken already. */
  readonly taken: Partial<ContactDetails>;
  readonly caller: Caller;
  /**
   * Name of the case's customer, whose contact this becomes; undefined where the customer is the placeholder or a
   * contact.
   */
  readonly account: string | undefined;
  /** Set once the contact exists but linking it failed: what is left to do is linking. */
  readonly createdId: string | undefined;
  /** Those who may be the same person as in the form that was sent last. */
  readonly duplicates: readonly Candidate[] | undefined;
  /** @param anyway the rep has seen them */
  readonly onCreate: (contactId: string, form: ContactDetails, anyway: boolean) => void;
  readonly onCancel: () => void;
}

const FIELDS = [
  { name: "firstName", type: "text" },
  { name: "lastName", type: "text" },
  { name: "phone", type: "tel" },
  { name: "email", type: "email" },
  // Where the caller told them.
  { name: "street", type: "text" },
  { name: "postcode", type: "text" },
] as const;

/** Fields that stand there from the start. */
const ALWAYS = 4;

/** A small form, filled with what the call told, that the rep may correct before anything is written. */
export const NewContact: React.FC<NewContactProps> = ({
  caller,
  taken,
  account,
  createdId,
  duplicates = [],
  onCreate,
  onCancel,
  ...rows
}) => {
  const { disabled } = rows;
  const { text } = useHost();
  const [sent, setSent] = React.useState<ContactDetails>();
  const [form, setForm] = React.useState(() => ({ ...contactDetails(caller), ...taken }));
  const [nameMissing, setNameMissing] = React.useState(false);
  // The id of the contact to be: a second try after a lost answer then cannot make a second contact.
  const [contactId] = React.useState(newGuid);
  const first = React.useRef<ITextField>(null);
  const last = React.useRef<ITextField>(null);
  React.useEffect(() => first.current?.focus(), []);
  const box = React.useRef<HTMLFormElement>(null);
  const filled = React.useRef<string>();
  React.useEffect(() => {
    // What was taken is offered no longer: the button that was pressed has gone.
    if (filled.current !== undefined) box.current?.querySelector<HTMLElement>(`[name=${filled.current}]`)?.focus();
    filled.current = undefined;
  }, [form]);

  // Whatever the rep changed since is another person, perhaps.
  const alike = sent === form ? duplicates : [];
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (disabled) return;
    const missing = form.lastName.trim() === "";
    setNameMissing(missing);
    if (missing) last.current?.focus();
    else onCreate(contactId, form, alike.length > 0);
    setSent(form);
  };

  return (
    <form
      className="ocx-new"
      ref={box}
      onSubmit={submit}
      aria-label={text("create")}
      noValidate
      onKeyDown={onEscape(() => !disabled && onCancel())}
      data-testid="ocx-new-contact"
    >
      <h4>{text("create")}</h4>
      {account !== undefined && <p className="ocx-quiet">{text("createAt", account)}</p>}
      <div className="ocx-fields">
        {FIELDS.filter(({ name }, index) => index < ALWAYS || form[name] !== "").map(({ name, type }) => (
          <TextField
            key={name}
            name={name}
            type={type}
            label={text(name)}
            value={form[name]}
            maxLength={CONTACT_LENGTHS[name]}
            dir={type === "text" ? "auto" : "ltr"}
            required={name === "lastName"}
            errorMessage={name === "lastName" && nameMissing ? text("nameMissing") : undefined}
            disabled={createdId !== undefined}
            // The browser would offer the rep's own details.
            autoComplete="off"
            componentRef={name === "firstName" ? first : name === "lastName" ? last : undefined}
            onChange={(_, value) => setForm({ ...form, [name]: value ?? "" })}
          />
        ))}
      </div>
      {createdId === undefined && (
        <HeardParts
          form={form}
          onTake={(details) => {
            [filled.current] = Object.keys(details);
            setForm({ ...form, ...details });
          }}
        />
      )}
      <p role="status">{alike.length > 0 && text("duplicates")}</p>
      {alike.length > 0 && (
        <ul className="ocx-contacts" role="list" data-testid="ocx-duplicates">
          {alike.map((candidate) => (
            <LinkRow {...rows} key={candidate.holder.id} candidate={candidate} />
          ))}
        </ul>
      )}
      <div className="ocx-buttons">
        <PrimaryButton
          type="submit"
          text={text(createdId !== undefined ? "link" : alike.length > 0 ? "createAnyway" : "createSave")}
          disabled={disabled}
          allowDisabledFocus
          data-testid="ocx-create-save"
        />
        <DefaultButton
          text={text("cancel")}
          onClick={onCancel}
          disabled={disabled}
          allowDisabledFocus
          data-testid="ocx-create-cancel"
        />
      </div>
    </form>
  );
};
