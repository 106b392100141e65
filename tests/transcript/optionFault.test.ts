import { parseArgs } from "node:util";
import { optionFault } from "../../Transcript/text/optionFault";

test.each<[readonly string[], string]>([
  [["--x"], "there is no option --x"],
  [["--x=1"], "there is no option --x"],
  [["-x"], "there is no option -x"],
  [["--all=1"], "--all takes no value"],
  [["--since"], "--since needs a value"],
  [["--since", "--all"], "--since needs a value"],
  [["all"], "there is no option all: options begin with --"],
  [["it's 'one'"], "there is no option it's 'one': options begin with --"],
])("%j is told in our words", (args, said) => {
  const parse = (): unknown =>
    parseArgs({ args: [...args], options: { all: { type: "boolean", short: "a" }, since: { type: "string" } } });
  let fault = "";
  try {
    parse();
  } catch (thrown) {
    fault = optionFault(thrown);
  }
  expect(fault).toBe(said);
});
