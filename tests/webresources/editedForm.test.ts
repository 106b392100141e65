import fc from "fast-check";
import { FABRIKAM, MICHAEL, PLACEHOLDER } from "./support/openCase";
import { openSavedCase } from "./support/savedCase";

const MARY = { entityType: "contact", id: "{C0000000-0000-4000-8000-000000000002}", name: "Mary Davis" };
const CUSTOMERS = [PLACEHOLDER, FABRIKAM, MICHAEL, MARY];

const step = fc.oneof(
  fc.constant({ does: "type" } as const),
  fc.record({ does: fc.constant("link" as const), customer: fc.constantFrom(null, MICHAEL, MARY) }),
  fc.record({ does: fc.constant("choose" as const), customer: fc.constantFrom(...CUSTOMERS) }),
  fc.record({ does: fc.constant("colleague" as const), customer: fc.constantFrom(...CUSTOMERS) }),
  fc.record({
    does: fc.constant("save" as const),
    how: fc.constantFrom(undefined, "fails" as const, "prevented" as const),
  }),
);

test("whatever is linked, unlinked, chosen and saved in whatever order, a save submits what the rep chose and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const form = await openSavedCase();
      let opened: string | undefined = PLACEHOLDER.name;
      /** What the rep has chosen and not saved. */
      let chosen: string | undefined;
      /** Whether the form shows what was linked since it was read. */
      let linked = false;
      const read = (): void => {
        [opened, chosen, linked] = [form.stored.customerid?.name, undefined, false];
      };
      for (const each of steps) {
        if (each.does === "type") form.type();
        else if (each.does === "colleague") form.stored.customerid = each.customer;
        else if (each.does === "link") {
          const edited = form.page.form.data.getIsDirty();
          await form.link(each.customer);
          if (edited) linked ||= chosen === undefined;
          else read();
        } else if (each.does === "choose") {
          // What the form was opened with, chosen again, is no edit, unless something else was linked since.
          if (form.shown() !== each.customer.name)
            chosen = each.customer.name === opened && !linked ? undefined : each.customer.name;
          form.choose("customerid", each.customer);
        } else {
          const submitted = await form.save(each.how);
          const expected = each.how === "prevented" || chosen === undefined ? {} : { customerid: chosen };
          expect(submitted).toEqual(expected);
          if (each.how === undefined) {
            expect(form.shown()).toBe(form.stored.customerid?.name);
            read();
          }
        }
        if (chosen !== undefined) expect(form.shown()).toBe(chosen);
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});
