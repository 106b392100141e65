import fc from "fast-check";
import { canonical } from "../../Transcript/description/canonical";
import type { Conversation } from "../../Transcript/conversation";
import { fit } from "../../Transcript/description/fit";
import { read } from "../support/read";
import { write } from "../../Transcript/description/write";
import { conversation } from "./support/hostile";

const turn = (at: number, length: number) => ({
  at,
  speaker: at % 2 === 0 ? ("ai" as const) : ("customer" as const),
  text: "w".repeat(length),
});
const call = (turns: number, summary = "Caller asked about: pay bill."): Conversation => ({
  channel: "phone",
  summary,
  classification: "Pay bill",
  sentiment: "neutral",
  caller: { name: "Michael Davis", email: "michael.davis@example.com", phone: "+442079460958" },
  callStarted: "2020-05-30T18:32:32Z",
  session: "https://platform.open.cx/inbox/31c1630a-9b20-5c3b-bb3c-e8a367230216",
  turns: Array.from({ length: turns }, (_, index) => turn(index, 40)),
});
const loneSurrogate = /\p{Cs}/u;

describe("fitting a conversation into the columns", () => {
  test("puts what fits into the description, whole and alone", () => {
    const whole = write(call(5));
    expect(fit(call(5), { description: whole.length, transcript: 10_000 })).toEqual({
      description: whole,
      turnsInDescription: 5,
    });
    expect(fit(call(5), { description: whole.length - 1, transcript: 10_000 }).transcript).toBe(whole);
  });

  test("keeps the header and as many whole turns as fit, and says where the rest is", () => {
    const { description, transcript, note, turnsInDescription } = fit(call(79), {
      description: 2000,
      transcript: 1_048_576,
    });
    expect(description.length).toBeLessThanOrEqual(2000);
    expect(description.length).toBeGreaterThan(2000 - 62);
    expect(description.split("\n").at(-1)).toBe(
      `[Turns shown: ${turnsInDescription} of 79. The whole text is in opencx_transcript.]`,
    );
    expect(transcript).toBe(write(call(79)));
    expect(note).toBeUndefined();
    const seen = read(description);
    expect(seen.continuation).toEqual({ shown: turnsInDescription, total: 79 });
    expect(seen.conversation).toEqual({ ...call(79), turns: call(79).turns.slice(0, turnsInDescription) });
  });

  test("leaves the whole text to a note where neither column can hold it", () => {
    const { description, transcript, note, turnsInDescription } = fit(call(79), {
      description: 1000,
      transcript: 2000,
    });
    expect(note).toBe(write(call(79)));
    expect(description.split("\n").at(-1)).toBe(
      `[Turns shown: ${turnsInDescription} of 79. The whole text is in the attached note.]`,
    );
    expect(read(transcript ?? "").continuation?.shown).toBeGreaterThan(turnsInDescription);
    expect(transcript).toContain("The whole text is in the attached note.]");
  });

  test("leaves opencx_transcript out where the column is not there", () => {
    const fitted = fit(call(79), { description: 2000, transcript: 0 });
    expect(fitted).not.toHaveProperty("transcript");
    expect(fitted.note).toBe(write(call(79)));
  });

  test("shortens a summary that alone is too long, and keeps every other header", () => {
    const { description, transcript, turnsInDescription } = fit(call(3, "s".repeat(10_000)), {
      description: 2000,
      transcript: 1_048_576,
    });
    expect(description).toHaveLength(2000);
    expect(turnsInDescription).toBe(0);
    const { conversation: seen, continuation } = read(description);
    expect(seen).toEqual({ ...call(0), summary: expect.stringMatching(/^s{1400,}…$/) as string });
    expect(continuation).toEqual({ shown: 0, total: 3 });
    expect(transcript).toBe(write(call(3, "s".repeat(10_000))));
  });

  test("gives up free text before links and addresses, and those before the number, as room shrinks", () => {
    const seen = [300, 200, 120, 90].map(
      (description) =>
        read(fit(call(9, "s".repeat(900)), { description, transcript: 1_048_576 }).description).conversation,
    );
    expect(seen[0]).toMatchObject({ session: call(0).session, caller: call(0).caller });
    expect(seen[0]?.summary).toBeUndefined();
    expect(seen[1]?.session).toBeUndefined();
    expect(seen[1]?.caller).toEqual(call(0).caller);
    expect(seen[2]?.caller).toEqual({ phone: "+442079460958" });
    expect(seen[3]?.caller).toEqual({});
  });

  test("never splits a character", () => {
    for (let description = 70; description < 200; description += 1) {
      expect(fit(call(3, "😀".repeat(900)), { description, transcript: 9999 }).description).not.toMatch(loneSurrogate);
    }
  });

  test("never splits what people see as one character: a family, a flag, a letter with its accent, a Thai vowel", () => {
    const seen = new Intl.Segmenter("en");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("👩‍👩‍👧‍👦", "🇩🇪", "e\u0301", "กำ", "👍🏽", "क्षि", "x", "한"), {
          minLength: 200,
          maxLength: 300,
        }),
        fc.integer({ min: 400, max: 600 }),
        (characters, description) => {
          const summary = characters.join("");
          const shown =
            read(fit(call(3, summary), { description, transcript: 99_999 }).description).conversation.summary ?? "…";
          fc.pre(shown.endsWith("…"));
          const kept = [...seen.segment(shown.slice(0, -1))].map(({ segment }) => segment);
          expect(kept).toEqual([...seen.segment(summary)].map(({ segment }) => segment).slice(0, kept.length));
        },
      ),
    );
    // A "character" without an end must not push everything out.
    expect(
      read(fit(call(3, `e${"\u0301".repeat(3000)}`), { description: 1000, transcript: 99_999 }).description)
        .conversation.summary?.length,
    ).toBeGreaterThan(600);
  });

  test("never exceeds a limit, shows whole turns only and keeps the whole text, for every conversation and any limits", () => {
    const limit = fc.oneof(fc.nat(80), fc.nat(1000));
    fc.assert(
      fc.property(conversation, limit, limit, (c, description, transcript) => {
        const fitted = fit(c, { description, transcript });
        const kept = canonical(c);
        expect(fitted.description.length).toBeLessThanOrEqual(description);
        expect(fitted.transcript?.length ?? 0).toBeLessThanOrEqual(transcript);
        expect(fitted.note ?? fitted.transcript ?? fitted.description).toBe(write(c));
        for (const part of [fitted.description, fitted.transcript ?? ""]) {
          expect(part).not.toMatch(loneSurrogate);
          const { conversation: seen, continuation, items } = read(part);
          expect(seen.turns).toEqual(kept.turns.slice(0, seen.turns.length));
          expect(items.every((item) => item.kind === "turn")).toBe(true);
          if (part !== write(c) && part !== "")
            expect(continuation).toEqual({ shown: seen.turns.length, total: kept.turns.length });
        }
        expect(read(fitted.description).conversation.turns).toHaveLength(fitted.turnsInDescription);
      }),
      { numRuns: 600 },
    );
  });

  test("fills the description to its last character", () => {
    const text = (turns: number, length: number): string =>
      fit(call(turns), { description: length, transcript: 1_048_576 }).description;
    const exact = text(79, 2000);
    expect(text(79, exact.length)).toBe(exact);
    expect(text(79, exact.length - 1).length).toBeLessThan(exact.length - 40);
  });

  test("shows every turn that has room", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 400, max: 3000 }), (turns, description) => {
        const c = call(turns);
        const fitted = fit(c, { description, transcript: 1_048_576 });
        if (fitted.transcript === undefined) return;
        const next = c.turns[fitted.turnsInDescription];
        const withNext = fitted.description.length + "\n[00:00:00] AI: ".length + (next?.text.length ?? 0);
        expect(withNext).toBeGreaterThan(description - "Customer".length - "Transcript:\n".length);
      }),
    );
  });
});
