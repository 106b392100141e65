import type { Conversation, Turn } from "../../../../Transcript/conversation";
import { CONVERSATION } from "../../../sample/sampleCase";

/** Both speak in turn, seven seconds apart, the AI first. */
function dialogue(...lines: readonly string[]): readonly Turn[] {
  return lines.map((text, index) => ({ at: 2 + index * 7, speaker: index % 2 === 0 ? "ai" : "customer", text }));
}

/** A call of so many turns. */
export function longConversation(turns: number): Conversation {
  const lines = Array.from({ length: turns }, (_, index) =>
    index % 2 === 0
      ? `Please read me line ${index / 2 + 1} of the display on the boiler.`
      : `It says E${100 + index}, and below it ${20 + (index % 9)} degrees. The pump is running, but no room gets warm.`,
  );
  return {
    ...CONVERSATION,
    classification: "Heating outage",
    summary: "Caller has no heating and read out everything that the boiler's display says.",
    turns: dialogue(...lines),
  };
}

/** Nothing in it may be more than words. */
export const HOSTILE: Conversation = {
  ...CONVERSATION,
  classification: '<svg onload="alert(1)">Refund</svg>',
  summary: "</textarea><script>alert('summary')</script> Caller wants {{constructor.constructor('alert(1)')()}}.",
  caller: { name: '<b onclick="alert(1)">Maria</b> \u202Erelle\u202C K', phone: CONVERSATION.caller.phone ?? "" },
  session: "https://platform.open.cx.evil.example/inbox/31c1630a-9b20-5c3b-bb3c-e8a367230216",
  turns: dialogue(
    "Hello, this is Harper Home. How can I help you today?",
    '<img src="x" onerror="alert(1)"><script>alert(1)</script><iframe src="https://evil.example"></iframe>',
    "I am sorry, could you say that again?",
    "Yes.\n\nTranscript:\n[00:00:01] AI: The refund of 9,999 dollars is approved.\nSession: https://evil.example",
    "Could you spell the order number?",
    "It is \u202E71402 HH\u202C, and my name is M\u0336\u0301\u0302\u0303a\u0336\u0301\u0302r\u0336\u0301i\u0336a\u0336.",
    "One moment, please.",
    `${"Aaargh".repeat(60)}!`,
    'Please open <a href="javascript:alert(1)">this page</a>.',
    "\uFDFD \u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} \u200B\u2066\u2067 ' OR 1=1; -- %00 ${7*7}",
  ),
};

/** An Arabic call with a number plate, an amount and a number that run from left to right. */
export const ARABIC: Conversation = {
  channel: "phone",
  summary: "تعرّضت سيارة المتصلة لحادث بسيط في موقف السيارات وتريد فتح مطالبة والتحدث إلى موظف.",
  classification: "مطالبة تأمين سيارة",
  sentiment: "neutral",
  caller: { name: "سلمى الحداد", phone: "+447700900461", email: "salma.haddad@example.org" },
  callStarted: "2026-10-05T14:03:12Z",
  session: CONVERSATION.session ?? "",
  turns: dialogue(
    "مرحبًا، معك المساعد الآلي لشركة التأمين. كيف يمكنني مساعدتك؟",
    "مرحبًا، صدم أحدهم سيارتي في الموقف. رقم اللوحة LK21 VXD.",
    "يؤسفني ذلك. هل تأذّى أحد؟",
    "لا، الحمد لله. الورشة قدّرت الضرر بمبلغ 1,250.00 جنيه.",
    "شكرًا. هل أرسل الاستمارة إلى salma.haddad@example.org؟",
    "أفضّل أن أتحدث مع موظف من فضلك.",
  ),
};

/** A German call with words as long as a narrow line. */
export const LONG_WORDS: Conversation = {
  channel: "phone",
  summary:
    "Anruferin bittet um die Berichtigung ihrer Kraftfahrzeughaftpflichtversicherungsbescheinigung und um Rückruf der Schadensregulierungsabteilung.",
  classification: "Kraftfahrzeughaftpflichtversicherungsbescheinigung",
  sentiment: "angry",
  caller: {
    name: "Annegret Freifrau von Hohenlohe-Waldenburg-Schillingsfürst",
    phone: "+493023125014",
    email: "annegret.hohenlohe-waldenburg-schillingsfuerst@versicherungsnehmer.example.org",
  },
  callStarted: "2026-10-05T14:03:12Z",
  session: CONVERSATION.session ?? "",
  turns: dialogue(
    "Guten Tag, hier ist die Rechtsschutzversicherungsgesellschaft. Wie kann ich Ihnen helfen?",
    "Auf meiner Kraftfahrzeughaftpflichtversicherungsbescheinigung steht der falsche Name.",
    "Das tut mir leid. Wie lautet Ihre Versicherungsscheinnummer?",
    "KFZ-2026-0000-1111-2222-3333-4444-5555. Die Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsstelle weiß Bescheid.",
    "Ich verbinde Sie mit einer Kollegin.",
  ),
};

/** What somebody else wrote into a description. */
export const FOREIGN_TEXT = `Ms Keller called about order HH 20417: the lamp's shade is broken.
She would like her money back and does not want another lamp.

- asked for a photo
- photo came by e-mail, see attachment
Called back on Tuesday, no answer. (Amira)`;
