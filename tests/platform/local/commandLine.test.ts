import { readFlags, UsageError } from "../../../LocalPlatform/command/flags";
import { parseLocalFlags } from "../../../LocalPlatform/localFlags";
import { parseStartFlags } from "../../../Workbench/start/startFlags";

describe("flags of npm run local", () => {
  it("has a default for everything", () => {
    expect(parseLocalFlags([])).toEqual({ help: false, calls: "LocalPlatform/calls" });
  });

  it("reads every flag", () => {
    const args =
      "--calls ../x --dataverse-port 9001 --opencx-port=9002 --latency 25 --faults f.json --page-size 7 --requests-per-minute 100 --limits 6000,300,52";
    expect(parseLocalFlags(args.split(" "))).toEqual({
      help: false,
      calls: "../x",
      dataversePort: 9001,
      opencxPort: 9002,
      latency: 25,
      faults: "f.json",
      pageSize: 7,
      requestsPerMinute: 100,
      limits: { requests: 6000, windowSeconds: 300, concurrent: 52 },
    });
  });

  it.each([
    [["--port", "1"], "--port"],
    [["--latency", "soon"], "--latency"],
    [["--latency"], "--latency"],
    [["--dataverse-port", "65536"], "--dataverse-port"],
    [["--page-size", "0"], "--page-size"],
    [["--limits", "6000,300"], "--limits"],
    [["--limits", "6000,300,many"], "--limits at-once"],
    [["calls"], "calls"],
    [["--calls", ""], "--calls takes a value"],
  ])("refuses %j and names the flag", (args, named) => {
    expect(() => parseLocalFlags(args)).toThrow(UsageError);
    expect(() => parseLocalFlags(args)).toThrow(named);
  });
});

describe("flags of npm start", () => {
  it("has a default for everything", () => {
    expect(parseStartFlags([])).toEqual({ help: false, calls: "LocalPlatform/calls", port: 8365, empty: false });
  });

  it("reads every flag", () => {
    expect(parseStartFlags(["--calls", "../shared/calls", "--port", "0", "--empty"])).toEqual({
      help: false,
      calls: "../shared/calls",
      port: 0,
      empty: true,
    });
  });

  it.each([[["--empty=yes"]], [["--port", "-1"]], [["--dataverse-port", "1"]]])("refuses %j", (args) => {
    expect(() => parseStartFlags(args)).toThrow(UsageError);
  });
});

describe("flags that npm keeps for itself, for want of two dashes", () => {
  const given = (environment: NodeJS.ProcessEnv) => () =>
    readFlags([], { empty: "switch", "page-size": "value" }, environment);

  it.each([
    [
      { npm_lifecycle_event: "start", npm_config_empty: "true" },
      "npm has kept --empty for itself; flags go behind two dashes: npm start -- --empty",
    ],
    [
      { npm_lifecycle_event: "local", npm_config_page_size: "7" },
      "npm has kept --page-size for itself; flags go behind two dashes: npm run local -- --page-size VALUE",
    ],
  ])("are refused: %j", (environment, words) => {
    expect(given(environment)).toThrow(words);
    expect(given(environment)).toThrow(UsageError);
  });

  it.each([{ npm_lifecycle_event: "start", npm_config_registry: "x" }, { npm_config_empty: "true" }])(
    "are not those of npm itself or of a shell: %j",
    (environment) => {
      expect(given(environment)).not.toThrow();
    },
  );
});
