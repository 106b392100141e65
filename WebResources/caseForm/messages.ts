import type { Lcid } from "../../Transcript/languages";

/** The texts of the case form, one table per language. `{number}` stands for the caller's number. */
export interface Messages {
  readonly contactMissing: string;
  readonly contactMissingNumberWithheld: string;
}

const english: Messages = {
  contactMissing:
    "No contact is linked to this case. The caller's number is {number}. Link or create the contact in the conversation.",
  contactMissingNumberWithheld:
    "No contact is linked to this case, and the caller's number is not known. Link the contact in the conversation.",
};

/** By the language code that Dynamics 365 gives (`userSettings.languageId`). */
const byLanguage: Readonly<Record<Lcid, Messages> & Partial<Record<number, Messages>>> = {
  1033: english,
  1025: {
    contactMissing:
      "لا توجد جهة اتصال مرتبطة بهذه الحالة. رقم المتصل هو {number}. اربط جهة الاتصال أو أنشئها في المحادثة.",
    contactMissingNumberWithheld:
      "لا توجد جهة اتصال مرتبطة بهذه الحالة، ورقم المتصل غير معروف. اربط جهة الاتصال في المحادثة.",
  },
  1031: {
    contactMissing:
      "Mit dieser Anfrage ist kein Kontakt verknüpft. Die Nummer des Anrufers ist {number}. Verknüpfen oder erstellen Sie den Kontakt im Gespräch.",
    contactMissingNumberWithheld:
      "Mit dieser Anfrage ist kein Kontakt verknüpft, und die Nummer des Anrufers ist nicht bekannt. Verknüpfen Sie den Kontakt im Gespräch.",
  },
  1036: {
    contactMissing:
      "Aucun contact n'est lié à cet incident. Le numéro de l'appelant est le {number}. Liez ou créez le contact dans la conversation.",
    contactMissingNumberWithheld:
      "Aucun contact n'est lié à cet incident et le numéro de l'appelant est inconnu. Liez le contact dans la conversation.",
  },
  3082: {
    contactMissing:
      "No hay ningún contacto vinculado a este caso. El número de quien llama es {number}. Vincule o cree el contacto en la conversación.",
    contactMissingNumberWithheld:
      "No hay ningún contacto vinculado a este caso y no se conoce el número de quien llama. Vincule el contacto en la conversación.",
  },
};

/**
 * The texts for a user's language. Another country's variant (2058, Spanish of Mexico) gets its language's table, any
 * other language English.
 * @param languageId Windows language code; its low ten bits name the language, the rest the country (MS-LCID)
 */
export function messagesFor(languageId: number): Messages {
  const primary = languageId & 0x3ff;
  const code =
    byLanguage[languageId] === undefined
      ? Object.keys(byLanguage).find((known) => (Number(known) & 0x3ff) === primary)
      : languageId;
  return code === undefined ? english : (byLanguage[Number(code)] ?? english);
}
