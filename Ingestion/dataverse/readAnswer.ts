import { z } from "zod";
import { Failure } from "../failures/failure";
import type { DataverseAnswer } from "./client";

/**
 * What an answer says in the shape that Dataverse gives it.
 * @param what is being done, for messages
 * @throws Failure for another shape: something on the way has answered
 */
export function readAnswer<T extends z.ZodType>(shape: T, { body, status }: DataverseAnswer, what: string): z.infer<T> {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Failure({ code: "dataverse-not-json", source: "dataverse", values: { what }, status });
}

const list = z.object({ value: z.array(z.unknown()) });

/**
 * The rows of a list; those of another shape are left out.
 * @param what is being done, for messages
 * @throws Failure for what is no list. Taken for an empty one, it would be a caller whom nobody knows, and a second contact.
 */
export function readRows<T extends z.ZodType>(row: T, answer: DataverseAnswer, what: string): readonly z.infer<T>[] {
  return readAnswer(list, answer, what).value.flatMap((each) => {
    const parsed = row.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}
