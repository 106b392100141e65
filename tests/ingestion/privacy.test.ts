import { aCall } from "../support/callFile";
import { inState, openInstallation } from "./support/installation";

test("logs and metrics hold no word, name, address or number of a caller, whether the call lands, is refused or dies", async () => {
  const installation = await openInstallation();
  const secrets = [
    "Zebulon",
    "Quagmire",
    "zq@example.com",
    "+12025550199",
    "2025550199",
    "xylophone",
    "Kumquat",
    installation.dataverse.clientSecret,
    installation.opencx.apiKey,
    installation.opencx.webhookSecret,
  ];
  const call = aCall({
    name: "Zebulon Quagmire",
    email: "zq@example.com",
    phone: "+12025550199",
    classification: "Kumquat",
    turns: [[1, "contact", "my xylophone broke"]],
  });
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");

  const refused = aCall({
    name: "Zebulon Quagmire",
    email: "zq@example.com",
    phone: "+12025550199",
    classification: "Kumquat",
  });
  installation.opencx.load(refused);
  // A plug-in that quotes the case it refuses.
  installation.dataverse.addFault({
    path: "/incidents\\(",
    does: {
      kind: "answer",
      status: 400,
      body: '{"error":{"code":"0x80040265","message":"No: Zebulon Quagmire +12025550199 said xylophone"}}',
    },
  });
  await installation.opencx.deliver(refused, installation.target);
  const dead = await inState(installation, refused, "dead");
  expect(dead.error).toContain("Zebulon");
  await fetch(installation.target, { method: "POST", body: JSON.stringify(call.webhook) });

  const said =
    installation.logged.join("") + (await (await fetch(`${installation.service.adminUrl ?? ""}/metrics`)).text());
  for (const secret of secrets) expect(said).not.toContain(secret);
  expect(said).toContain(call.session.id);
  await installation.close();
});
