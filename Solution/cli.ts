import { openSchemas } from "./check/xsdValidation";
import { runSolution } from "./command";
import { error, out } from "./terminal";

process.exitCode = await runSolution(process.argv.slice(2), { out, error }, openSchemas);
