import { readFile } from "node:fs/promises";
import { z } from "zod";
import { errorCode, errorText } from "../command/errorText";
import type { FaultPlan } from "./faults";

/** Faults for both servers, as a file names them. */
export interface FaultsByServer {
  readonly dataverse: readonly FaultPlan[];
  readonly opencx: readonly FaultPlan[];
}

/** A fault file that cannot be used; the message names file and field. */
export class FaultFileError extends Error {
  override readonly name = "FaultFileError";
}

const count = z.int().min(0);
const does = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("answer"),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("reset") }),
  z.strictObject({ kind: z.literal("reset-after") }),
  z.strictObject({ kind: z.literal("hang") }),
  z.strictObject({ kind: z.literal("delay"), milliseconds: count }),
  z.strictObject({ kind: z.literal("half-body") }),
]);
const entry = z.strictObject({
  server: z.enum(["dataverse", "opencx"]),
  method: z.string().optional(),
  path: z.string().refine(isRegularExpression, "is not a regular expression").optional(),
  after: count.optional(),
  times: count.optional(),
  does,
});

/**
 * Reads a JSON array of fault plans, each with `"server": "dataverse"` or `"opencx"` beside the members of FaultPlan.
 * @throws FaultFileError
 */
export async function readFaults(file: string): Promise<FaultsByServer> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new FaultFileError(
      `${file}: ${errorCode(error) === undefined ? `is not JSON: ${errorText(error)}` : `cannot be read (${errorCode(error) ?? ""})`}`,
    );
  }
  const parsed = z.array(entry).safeParse(value);
  if (!parsed.success)
    throw new FaultFileError(
      `${file}: ${parsed.error.issues.map((issue) => `${issue.path.join(".") || "the file"}: ${issue.message}`).join("; ")}`,
    );
  const of = (server: "dataverse" | "opencx"): readonly FaultPlan[] =>
    parsed.data.filter((plan) => plan.server === server).map(({ server: _server, ...plan }) => plan);
  return { dataverse: of("dataverse"), opencx: of("opencx") };
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
