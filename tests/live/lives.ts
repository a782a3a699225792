import { saveAddress } from "../support/chromium.ts";
import { freePort } from "../support/free-port.ts";
import { type GatewayProcess, startGateway } from "../support/gateway-process.ts";
import { usePlace } from "../support/places.ts";
import { SeededRandom } from "../support/seeded-random.ts";
import { startTestSite } from "../support/test-site.ts";
import { password, user, type WebdavServer, webdavServers } from "../support/webdav-servers.ts";
import { LivingDevice, NOTES, SHARED_ARTICLE, SHARED_TITLE, TASKS } from "./living-device.ts";
import { type FoundRecord, storedRecords } from "./stored-records.ts";

/** What came of some minutes of lives. */
export interface LivesOutcome {
  readonly acts: number;
  readonly interrupted: number;
  readonly kills: number;
  readonly pageEnds: number;
  readonly faults: number;
  /** What is wrong at the end, line by line. */
  readonly wrong: readonly string[];
}

const plan = [
  "# A plan",
  "",
  "## Week 1",
  "",
  ...Array.from({ length: TASKS }, (_, index) => `- [ ] Task number ${index}, to be done`),
  "",
  "## Topics",
  "",
  "| No. | Topic |",
  "|---|---|",
  ...["Alpha", "Beta", "Gamma", "Delta", "Epsilon"].map((topic, index) => `| ${index + 1} | ${topic} |`),
  "",
].join("\n");
const MOST_ROUNDS = 8;

/** A server that faults can befall. */
interface Mortal {
  breakFor(milliseconds: number, how: "kill" | "slow"): Promise<void>;
}

/**
 * Three devices live for so many minutes: the first two meet at one gateway, the last two at a WebDAV server, each through
 * a gateway, so that what the first does reaches the last by the second. Then all is compared.
 */
export async function live(minutes: number, seed: number, app: string | undefined): Promise<LivesOutcome> {
  const random = new SeededRandom(seed);
  const start = webdavServers.rclone ?? webdavServers.Apache ?? webdavServers.nginx;
  const webdav: WebdavServer | undefined = await start?.();
  const site = await startTestSite();
  const environment = {
    WAYSIDE_ALLOW: [site.host, ...(webdav === undefined ? [] : [webdav.host])].join(","),
    ...(app === undefined ? {} : { WAYSIDE_APP: app }),
  };
  const ports = [await freePort(), await freePort()] as const;
  const gateways: GatewayProcess[] = [];
  for (const port of ports) gateways.push(await startGateway({ ...environment, PORT: String(port) }));
  const addresses = gateways.map(({ address }) => address) as [string, string];
  const devices = [addresses[0], addresses[0], addresses[1]].map(
    (address, index) => new LivingDevice(index, 3, address, random),
  );
  let faults = 0;
  const mortals: readonly Mortal[] = ports.map((port, index) => ({
    async breakFor(milliseconds, how) {
      faults++;
      const gateway = gateways[index] as GatewayProcess;
      if (how === "slow") process.kill(gateway.pid, "SIGSTOP");
      else await gateway.kill();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      if (how === "slow") process.kill(gateway.pid, "SIGCONT");
      else gateways[index] = await startGateway({ ...environment, PORT: String(port) }, gateway.dataFolder);
    },
  }));
  try {
    for (const [index, device] of devices.entries()) {
      await device.start();
      const { page } = device;
      await page.goto(`${addresses[index === 2 ? 1 : 0]}/settings`);
      if (index > 0 && webdav !== undefined)
        await usePlace(page, {
          kind: "WebDAV",
          fields: { Address: `${webdav.address}Wayside`, "User name": user, Password: password },
        });
      if (index > 0) continue;
      await page.goto(`${addresses[0]}/plan`);
      await page
        .getByLabel("Open a Markdown plan")
        .setInputFiles({ name: "plan.md", mimeType: "text/markdown", buffer: Buffer.from(plan) });
      await page.getByRole("button", { name: "Use this plan" }).click();
      await page.goto(`${addresses[0]}/read`);
      await saveAddress(page, site.address + SHARED_ARTICLE);
      for (const note of NOTES) {
        await page.goto(`${addresses[0]}/notes?note=${note}`);
        await page.getByRole("textbox", { name: "Note" }).fill(`${note}\n\n`);
        await page.getByText("Kept on this device", { exact: true }).waitFor();
      }
    }
    for (let round = 0; round < 2; round++) for (const device of devices) await device.meet();
    // Its text is to be there on every ride.
    for (const [index, { page }] of devices.entries()) {
      await page.goto(`${addresses[index === 2 ? 1 : 0]}/read`);
      await page.getByRole("link", { name: SHARED_TITLE }).click();
      await page.getByText("(24.8)").waitFor();
    }
    const end = Date.now() + minutes * 60_000;
    const foundWrong = (): readonly string[] => devices.flatMap(({ found }) => found);
    const goesOn = (): boolean => Date.now() < end && foundWrong().length === 0;
    const alive = devices.map(async (device) => {
      while (goesOn()) await device.act();
    });
    const breaking = (async () => {
      while (goesOn()) {
        await new Promise((resolve) => setTimeout(resolve, 2000 + random.below(6000)));
        if (goesOn()) await random.pick(mortals).breakFor(random.below(4000), random.pick(["kill", "slow"]));
      }
    })();
    await Promise.all([...alive, breaking]);
    for (const device of devices) device.expected.settle();
    const wrong = foundWrong().length > 0 ? foundWrong() : await compare(devices);
    const sum = (of: (device: LivingDevice) => number): number =>
      devices.reduce((total, device) => total + of(device), 0);
    return {
      acts: sum(({ counts }) => counts.acts),
      interrupted: sum(({ counts }) => counts.interrupted),
      kills: sum(({ counts }) => counts.kills),
      pageEnds: sum(({ counts }) => counts.ends),
      faults,
      wrong,
    };
  } finally {
    for (const device of devices) await device.end();
    for (const gateway of gateways) await gateway.kill();
    await webdav?.kill();
    await site.close();
  }
}

/** Lets all devices meet until they are equal, and says what then is not as it must be. */
async function compare(devices: readonly LivingDevice[]): Promise<readonly string[]> {
  let differences: readonly string[] = [];
  let stuck: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    stuck = [];
    for (const [index, device] of devices.entries())
      await device.meet().catch((error: unknown) => {
        stuck.push(`device ${index} cannot be used: ${String(error).split("\n")[0]}`);
      });
    differences = [...stuck, ...(await differing(devices))];
    if (round > 1 && differences.length === 0) break;
    // A device that does not come to itself will not the next time.
    if (stuck.length > 0 && round > 0) break;
  }
  const wrong = [...differences];
  const [first] = devices;
  // Where one cannot be used, all that is looked for on its screens would be waited for in vain.
  if (first === undefined || stuck.length > 0) return wrong;
  const { records, files } = await storedRecords(first.page);
  const texts = records.filter(({ deleted }) => !deleted).map(({ text }) => text);
  for (const [index, device] of devices.entries()) {
    const { expected } = device;
    const missing = expected.savedWords.filter((word) => !texts.some((text) => text.includes(`${word} `)));
    for (const word of missing) wrong.push(`device ${index}: a word is gone: ${device.after(word)}`);
    for (const [address, state] of expected.savedArticles) {
      const found = records.find(({ fields }) => fields.address === address);
      if (stateOf(found) !== state)
        wrong.push(`device ${index}: ${address} should be in ${state}, and is in ${stateOf(found)}`);
    }
    const places = expected.savedOrder.map((address) => positionOf(records, address));
    if (places.some((place, at) => at > 0 && place <= (places[at - 1] ?? "")))
      wrong.push(`device ${index}: the queue has lost its order: ${places.join(" ")}`);
    for (const passage of expected.savedHighlights)
      if (
        !records.some(
          ({ key, fields, deleted }) => /^highlights\//.test(key) && fields.exact === passage && !deleted,
        )
      )
        wrong.push(`device ${index}: the highlight of ${passage} is gone`);
    for (const hash of expected.savedPictures) {
      if (!texts.some((text) => text.includes(hash))) wrong.push(`device ${index}: no note shows ${hash}`);
      if (!files.includes(hash)) wrong.push(`device ${index}: the file ${hash} is gone`);
    }
  }
  const page = first.page;
  await page.goto(new URL("/plan?view=whole", page.url()).href);
  for (const [index, { expected }] of devices.entries()) {
    for (const [box, checked] of expected.savedBoxes) {
      const shown = await page.getByRole("checkbox", { name: `Task number ${box},` }).isChecked();
      if (shown !== checked)
        wrong.push(`device ${index}: task ${box} should be ${checked ? "ticked" : "open"}`);
    }
  }
  return wrong;
}

function stateOf(article: FoundRecord | undefined): string {
  if (article === undefined) return "nothing";
  if (article.deleted) return "deleted";
  return (article.fields.archivedAt ?? null) === null ? "queue" : "archive";
}

function positionOf(records: readonly FoundRecord[], address: string): string {
  return String(records.find(({ fields }) => fields.address === address)?.fields.position);
}

async function differing(devices: readonly LivingDevice[]): Promise<readonly string[]> {
  const all = await Promise.all(devices.map(({ page }) => storedRecords(page)));
  const lines = all.map(
    ({ records }) => new Map(records.map((record: FoundRecord) => [record.key, record.line])),
  );
  const keys = new Set(lines.flatMap((one) => [...one.keys()]));
  const wrong: string[] = [];
  for (const key of keys) {
    const found = lines.map((one) => one.get(key));
    if (new Set(found).size > 1) wrong.push(`${key} differs:\n  ${found.join("\n  ")}`);
  }
  all.forEach(({ journal }, index) => {
    if (journal > 0) wrong.push(`device ${index}: ${journal} entries still stand in the journal`);
  });
  const files = new Set(all.map((one) => one.files.join(" ")));
  if (files.size > 1) wrong.push("the devices hold other files");
  return wrong;
}
