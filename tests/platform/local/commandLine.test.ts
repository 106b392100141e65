import { UsageError } from "../../../LocalPlatform/command/flags";
import { parseLocalFlags } from "../../../LocalPlatform/localFlags";
import { parseStartFlags } from "../../../Workbench/start/startFlags";

describe("flags of npm run local", () => {
  test("has a default for everything", () => {
    expect(parseLocalFlags([])).toEqual({
      help: false,
      calls: "LocalPlatform/calls",
      tls: false,
      allPrivileges: false,
    });
  });

  test("reads every flag", () => {
    const args =
      "--calls ../x --dataverse-port 9001 --opencx-port=9002 --latency 25 --faults f.json --page-size 7 --requests-per-minute 100 --limits 6000,300,52 --tls --all-privileges --persist rows --solution x.zip";
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
      tls: true,
      allPrivileges: true,
      persist: "rows",
      solution: "x.zip",
    });
  });

  test.each([
    [["--send", "3"], { count: 3, to: "http://127.0.0.1:8080/webhooks/opencx" }],
    [["--send", "1000", "--to", "http://127.0.0.1:9/hook"], { count: 1000, to: "http://127.0.0.1:9/hook" }],
  ])("reads %j", (args, send) => {
    expect(parseLocalFlags(args).send).toEqual(send);
  });

  test.each([
    [["--port", "1"], "there is no option --port"],
    [["--latency", "soon"], "--latency"],
    [["--latency"], "--latency needs a value"],
    [["--dataverse-port", "65536"], "--dataverse-port"],
    [["--page-size", "0"], "--page-size"],
    [["--limits", "6000,300"], "--limits"],
    [["--limits", "6000,300,many"], "--limits at-once"],
    [["calls"], "there is no option calls: options begin with --"],
    [["--calls", ""], "--calls takes a value"],
    [["--send", "0"], '--send takes a whole number of handoffs from 1 to 1000, not "0"'],
    [["--send", "three"], '--send takes a whole number of handoffs from 1 to 1000, not "three"'],
    [["--send", "1", "--to", "localhost:8080"], "--to takes the address of a webhook endpoint, such as http://127"],
    [["--to", "http://127.0.0.1:8080"], "--to is the address that --send N sends to"],
  ])("refuses %j and names the flag", (args, named) => {
    expect(() => parseLocalFlags(args)).toThrow(UsageError);
    expect(() => parseLocalFlags(args)).toThrow(named);
  });
});

describe("flags of npm start", () => {
  test("has a default for everything", () => {
    expect(parseStartFlags([])).toEqual({
      help: false,
      calls: "LocalPlatform/calls",
      port: 8365,
      empty: false,
      gallery: false,
    });
  });

  test("reads every flag", () => {
    expect(parseStartFlags(["--calls", "../shared/calls", "--port", "0", "--empty", "--gallery"])).toEqual({
      help: false,
      calls: "../shared/calls",
      port: 0,
      empty: true,
      gallery: true,
    });
  });

  test.each([
    [["--empty=yes"], "--empty takes no value"],
    [["--port", "-1"], "--port needs a value"],
    [["--dataverse-port", "1"], "there is no option --dataverse-port"],
  ])("refuses %j", (args, said) => {
    expect(() => parseStartFlags(args)).toThrow(new UsageError(said));
  });
});
