import { aCall } from "../support/callFile";
import { inState, openHouse } from "./support/house";

jest.setTimeout(30_000);

test("logs and metrics hold no word, name, address or number of a caller, whether the call lands, is refused or dies", async () => {
  const house = await openHouse();
  const secrets = [
    "Zebulon",
    "Quagmire",
    "zq@example.com",
    "+12025550199",
    "2025550199",
    "xylophone",
    "Kumquat",
    house.dataverse.clientSecret,
    house.opencx.apiKey,
    house.opencx.webhookSecret,
  ];
  const call = aCall({
    name: "Zebulon Quagmire",
    email: "zq@example.com",
    phone: "+12025550199",
    classification: "Kumquat",
    turns: [[1, "contact", "my xylophone broke"]],
  });
  house.opencx.load(call);
  await house.opencx.deliver(call, house.target);
  await inState(house, call, "done");

  const refused = aCall({
    name: "Zebulon Quagmire",
    email: "zq@example.com",
    phone: "+12025550199",
    classification: "Kumquat",
  });
  house.opencx.load(refused);
  // A plug-in that quotes the case it refuses.
  house.dataverse.addFault({
    path: "/incidents\\(",
    does: {
      kind: "answer",
      status: 400,
      body: '{"error":{"code":"0x80040265","message":"No: Zebulon Quagmire +12025550199 said xylophone"}}',
    },
  });
  await house.opencx.deliver(refused, house.target);
  const dead = await inState(house, refused, "dead");
  expect(dead.error).toContain("Zebulon");
  await fetch(house.target, { method: "POST", body: JSON.stringify(call.webhook) });

  const said = house.logged.join("") + (await (await fetch(`${house.service.url ?? ""}/metrics`)).text());
  for (const secret of secrets) expect(said).not.toContain(secret);
  expect(said).toContain(call.session.id);
  await house.close();
});
