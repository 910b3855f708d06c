import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/core/hash';
import { signJws } from '@/lib/signing/jws';
import type { KeySet, ListedKey } from '@/lib/signing/key-set';
import { exampleKey } from '@/lib/signing/testing/example-keys';
import type { Kept } from './kept-snapshot';
import { snapshotFile } from './snapshot-file';
import { exampleBundle } from './testing/bundles';
import { signed } from './testing/example-signatures';
import { examplePolicy, exampleStored, memoryLog } from './testing/memory-source';
import { verifyKept } from './verify-kept';

const [ROOT, RELEASE, OTHER] = [
  await exampleKey('root'),
  await exampleKey('release'),
  await exampleKey('other'),
];
const seconds = Math.floor(Date.now() / 1_000);
let folder: string;
let file: string;
let log: ReturnType<typeof memoryLog>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-'));
  file = path.join(folder, 'snapshot');
  log = memoryLog();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function example(signer = ROOT): Promise<Kept> {
  const policy = await signed(
    examplePolicy('production', 3, await exampleStored(exampleBundle('production'))),
  );
  const listed = { kid: RELEASE.kid, role: 'release', env: null, x: RELEASE.x } satisfies Partial<ListedKey>;
  const claims: KeySet = {
    keysVersion: 1,
    keys: [{ ...listed, nbf: seconds - 60, exp: seconds + 3_600 }],
    epochs: {},
    exp: seconds + 3_600,
  };
  const keySet = await signJws('fairlead-keys+jwt', claims, signer);
  return {
    snapshot: { policies: new Map([['production', policy]]), released: new Map(), tokens: new Map() },
    keySet: JSON.stringify({ format: 'fairlead.keys/1', keySet, handovers: [] }),
  };
}

/** What a host that has pinned the root makes of a file after `change`, with the checksum put right again. */
async function loaded(kept: Kept, change: (document: string, bundles: string) => [string, string]) {
  const writer = snapshotFile(file, log);
  writer.keep(kept);
  await writer.settled();
  const [first = '', document = '', bundles = ''] = readFileSync(file, 'utf8').split('\n');
  const body = `${change(document, bundles).join('\n')}\n`;
  writeFileSync(file, `${first.split(' ')[0]} ${sha256Hex(body)}\n${body}`);
  const found = await snapshotFile(file, log, (read) => verifyKept(read, [ROOT.x], Date.now())).load();
  return { found, reason: (log.lines[0]?.data as { reason?: string } | undefined)?.reason };
}

it('a kept snapshot is believed as routers would believe it', async () => {
  const { found, reason } = await loaded(await example(), (...both) => both);
  expect([found?.kept.snapshot.policies.get('production')?.versionText, reason]).toEqual(['1.3', undefined]);
});

it.each<[string, RegExp, (document: string, bundles: string) => [string, string]]>([
  [
    'a release that claims to be unsigned',
    /is not signed/,
    (document, bundles) => {
      const changed = JSON.parse(document);
      changed.policies[0] = { ...changed.policies[0], releaseJws: null };
      return [JSON.stringify(changed), bundles];
    },
  ],
  [
    'another release with its claims put right',
    /signature does not fit/,
    (document, bundles) => {
      const changed = JSON.parse(document);
      const { release, releaseJws } = changed.policies[0];
      release.version = 9;
      const claims = Buffer.from(JSON.stringify(release)).toString('base64url');
      changed.policies[0].releaseJws = releaseJws.replace(/\.[^.]+\./, `.${claims}.`);
      return [JSON.stringify(changed), bundles];
    },
  ],
  [
    'no key set',
    /no key set/,
    (document, bundles) => [JSON.stringify({ ...JSON.parse(document), keySet: null }), bundles],
  ],
  [
    'another coded form',
    /coded form/,
    (document, bundles) => {
      const changed = JSON.parse(bundles) as Record<string, { gzip: string; br: string }>;
      for (const forms of Object.values(changed)) forms.br = forms.gzip;
      return [document, JSON.stringify(changed)];
    },
  ],
])('%s is set aside, though the checksum is right', async (_, reason, change) => {
  const result = await loaded(await example(), change);
  expect(result.found).toBeNull();
  expect(result.reason).toMatch(reason);
  expect(readdirSync(folder)).toEqual(['snapshot.damaged']);
});

it("another root's is set aside", async () => {
  const { found, reason } = await loaded(await example(OTHER), (...both) => both);
  expect(found).toBeNull();
  expect(reason).toMatch(/No trusted root/);
});
