import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '../lib/auth/system-actor';
import { bringDatabase, connect, db } from '../lib/db/client';
import { refusalOf } from '../lib/db/testing/refusal';
import { withRoutingDatabase } from '../lib/db/testing/routing';
import { type DeliveryHost, deliveryHost } from '../lib/delivery/host';
import { type PostgresSource, postgresSource } from '../lib/delivery/source';
import { memoryLog } from '../lib/delivery/testing/memory-source';
import { until } from '../lib/delivery/testing/until';
import { env } from '../lib/env';
import { keepKeys } from '../lib/signing/server/keep-keys';
import { signingKey } from '../lib/signing/server/key-records';
import { findRegressions } from '../lib/signing/server/regressions';
import { edit, publish } from '../lib/signing/server/testing/signed-versions';
import { makeBackup } from '../scripts/backup/make-backup';
import { raiseEpochs } from '../scripts/backup/raise-epochs';
import { checkBackup, requireProof, restoreBackup } from '../scripts/backup/restore-backup';
import { openTarget } from '../scripts/backup/restore-target';
import { createRouter, type Router } from '../sdk/src/index';

const { database } = withRoutingDatabase();
const signal = new AbortController().signal;
const keys = {
  FAIRLEAD_KEY: env().FAIRLEAD_KEY ?? '',
  FAIRLEAD_DELIVERY_KEY: env().FAIRLEAD_DELIVERY_KEY ?? '',
};

let folder: string;
let host: DeliveryHost | undefined;
let source: PostgresSource | undefined;
let router: Router | undefined;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-restored-'));
});
afterAll(async () => {
  await router?.close();
  await stopHost();
  rmSync(folder, { recursive: true, force: true });
});

/** A delivery process in all but its process, with what it keeps on disk. */
async function startHost(port: number): Promise<number> {
  const log = memoryLog();
  source = postgresSource({
    ...{ url: database().deliveryUrl, log, pollMs: 100, sealingKey: keys.FAIRLEAD_DELIVERY_KEY },
    file: path.join(folder, 'snapshot'),
  });
  host = deliveryHost({ source, log });
  const listening = await host.listen(port, '127.0.0.1');
  await source.start();
  return listening;
}

async function stopHost(): Promise<void> {
  await host?.close(100);
  await source?.close();
  host = undefined;
  source = undefined;
}

it('a backup of a running installation is restored, and a router goes on and then over to what is published next', async () => {
  await keepKeys(new Date());
  await edit();
  await publish();
  const { token } = await createToken(SYSTEM_CALLER, {
    ...{ name: 'r', environment: 'development', scopes: ['policy:read'], expiresInDays: 1 },
  });
  const port = await startHost(0);
  router = await createRouter({
    ...{
      url: `http://127.0.0.1:${port}`,
      environment: 'development',
      token,
      pollIntervalMs: 1_000,
      stream: false,
    },
    trust: { roots: [(await signingKey(db(), 'root'))?.x ?? ''] },
  });
  expect(router.status().version).toBe('1.1');

  const request = { passphrase: 'seven green kettles', keys, signal };
  const { file } = await makeBackup({
    ...{ ...request, ownerUrl: database().ownerUrl, to: folder, secrets: undefined, now: new Date() },
  });
  await edit();
  await publish();
  await until(() => router?.status().version === '1.2', 10_000);

  // The steps of docs/operations/backup.md: everything is stopped but for the routers.
  await stopHost();
  await db().$disconnect();
  const archive = await checkBackup({ file, ...request });
  requireProof(archive, keys);
  const now = new Date();
  const target = await openTarget(database().ownerUrl, {
    admin: database().superuserUrl,
    replace: true,
    now,
  });
  await restoreBackup({ ...request, file, archive, target, now });
  expect(router.status(), 'a router goes on without hosts').toMatchObject({ version: '1.2' });

  bringDatabase(connect(database().applicationUrl));
  expect(await db().policyVersion.count()).toBe(1);
  await startHost(port);
  await until(async () => (await findRegressions(db(), new Date())).length > 0, 10_000);
  await edit();
  expect((await refusalOf(publish())).message, 'nothing is published below what hosts hold').toMatch(
    /backup was restored/,
  );
  expect(router.status().version).toBe('1.2');

  await db().$disconnect();
  expect(await raiseEpochs(database().ownerUrl)).toEqual([
    { raised: true, sentence: expect.stringMatching(/^The epoch of development is 2\./) },
  ]);
  bringDatabase(connect(database().applicationUrl));
  await publish();
  await until(() => router?.status().version === '2.2', 15_000);
  await db().$disconnect();
});
