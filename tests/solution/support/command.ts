import { runSolution } from "../../../Solution/command";
import { lineWriter } from "../../../Transcript/text/printable";

export interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run solution -- ARGS` without a process of its own, and so without Microsoft's schema files. */
export async function solutionCommand(...args: readonly string[]): Promise<Said> {
  const said = { stdout: "", stderr: "" };
  const status = await runSolution(
    args,
    {
      out: lineWriter({ write: (text) => (said.stdout += text) }),
      error: lineWriter({ write: (text) => (said.stderr += text) }),
    },
    () => Promise.reject(new Error("no schemas here")),
  );
  return { status, ...said };
}
