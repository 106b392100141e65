import { madeContact, writtenCase } from "../cases/support/writtenCase";
import { read } from "../support/read";

function callerOf(columns: Readonly<Record<string, unknown>>) {
  return read(String(columns.description)).conversation.caller;
}

test.each([
  ...["unspecified", "Not mentioned", "none stated", "No name given", "TBD", "Unnamed", "name not provided"],
  ...["keine Angabe", "k. A.", "Unbekannt", "nicht angegeben", "ohne Namen"],
  ...["inconnu", "Inconnue", "non renseigné", "Non précisé", "aucun nom"],
  ...["Desconocido", "no especificado", "sin nombre", "No disponible", "ninguno"],
  ...["sconosciuto", "non specificato", "desconhecido", "não informado", "onbekend", "nie podano", "belirtilmemiş"],
  ...["غير معروف", "لا يوجد", "не указано", "неизвестно", "不明", "未知", "無", "없음"],
  ...["{{name}}", "{{ contact.name }}", "${caller_name}", "%name%", "<name>", "[Customer Name]", "{first_name}"],
  ...["#REF!", "#VALUE!", "#DIV/0!", "\\N", "(blank)", "<missing>", "{{first_name}} {{last_name}}", "<%= reason %>"],
  ...["To be determined", "not mentioned by caller", "No topic", "No summary was generated.", "N/D", "Entfällt"],
  ...["Kein Grund angegeben", "Sans objet", "Néant", "Nom inconnu", "Sin motivo", "No hay resumen", "لا يوجد ملخص"],
])("%s is no name, no classification and no summary", (word) => {
  const columns = writtenCase({ name: word, contact_reason: word, summary: word });
  expect(columns).toMatchObject({ title: "Support - Anonymous" });
  expect(columns.opencx_classification).toBeUndefined();
  expect(read(String(columns.description)).conversation.summary).toBeUndefined();
  expect(madeContact({ name: word })).not.toHaveProperty("lastname");
});

test.each([
  ...["Unknown customer", "User", "New contact", "TOLL FREE CALL", "CELL PHONE   NY", "SPAM? LIKELY", "Scam Likely"],
  ...[
    "Customer 12345",
    "WhatsApp User",
    "Website Visitor",
    "Caller Unknown",
    "Incoming Call",
    "Your Name",
    "V10001231234567",
  ],
  ...["Unterdrückte Nummer", "Kundin", "Appelant", "Llamada anónima", "Número oculto", "رقم خاص", "العميل", "非通知"],
  ...["Unbekannter Anrufer", "Numéro masqué", "Llamante desconocido", "متصل مجهول"],
])("%s is nobody's name", (name) => {
  expect(callerOf(writtenCase({ name })).name).toBeUndefined();
  expect(madeContact({ name })).not.toHaveProperty("lastname");
});

test.each([
  ...["Ann Null", "Guest", "K A", "K. A. Smith", "Na Li", "Aucun Martin", "Sin Ye", "No Name Jackson", "Nieve", "Non"],
  ...["Nada Sami", "Client Eastwood", "Keine Müller", "Kunde Meier", "Ann N. D.", "Test Rossi", "Ann 2"],
  ...["李无", "Ann [work]", "<Ann>", "Will Customer", "Mo Unknown"],
])("%s may be somebody's name", (name) => {
  expect(callerOf(writtenCase({ name })).name).toBe(name);
});

test.each([
  "No internet",
  "None of the above",
  "Unknown charge",
  "no answer",
  "Missing parcel",
  "[Billing]",
  "Inconnu au bataillon",
])("%s says what a call was about", (reason) => {
  expect(writtenCase({ contact_reason: reason }).opencx_classification).toBe(reason);
});

test.each([
  ...["unknown@example.com", "not.provided@example.com", "notprovided@example.com", "No_Name@example.com"],
  ...[
    "does.not.have@example.com",
    "kein-mail@example.de",
    "sin_correo@example.com",
    "pasdemail@example.fr",
    "test@test.com",
  ],
  ...["anonymous@example.com", "no@email.com", "keine.angabe@example.com", "null@example.com"],
])("all who give %s are no one contact, and it is nobody's address", (email) => {
  expect(madeContact({ email, name: "Ann Lee" })).toEqual({});
  expect(callerOf(writtenCase({ email })).email).toBeUndefined();
});

test("a number at a domain that is none is nobody's", () => {
  const phone_number = "sip:4711@example.invalid";
  expect(callerOf(writtenCase({ phone_number, name: "Ann" })).phone).toBeUndefined();
  expect(callerOf(writtenCase({ phone_number: "sip:4711@invalid.example.com" })).phone).toBe(
    "sip:4711@invalid.example.com",
  );
});

test.each([
  "na@example.com",
  "nan@example.com",
  "peter.noone@example.com",
  "_@example.com",
  "private@example.com",
  "test@example.com",
])("%s is somebody's address", (email) => {
  expect(madeContact({ email })).toMatchObject({ emailaddress1: email });
  expect(callerOf(writtenCase({ email })).email).toBe(email);
});

test("what stands in place of an address is shown to the rep, a word for nothing is not", () => {
  expect(callerOf(writtenCase({ email: "ann at example dot com" })).email).toBe("ann at example dot com");
  expect(callerOf(writtenCase({ email: "keine Angabe" })).email).toBeUndefined();
});
