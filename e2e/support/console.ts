import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestCluster, urlsOf } from '../../lib/db/testing/cluster';
import { exampleBundle } from '../../lib/delivery/testing/bundles';
import { type DatabaseRows, databaseRows } from '../../lib/delivery/testing/database-rows';
import { TOKENS } from '../../lib/delivery/testing/memory-source';
import { until } from '../../lib/delivery/testing/until';
import { CONSOLE_BUNDLE } from '../../scripts/setup/build';
import { inRoot } from '../../scripts/setup/paths';
import { freePort } from '../../scripts/setup/ports';
import { withClient } from '../../scripts/setup/roles';

/** A console of its own, whose database holds what `memorySource` holds in memory. */
export interface TestConsole {
  readonly port: number;
  readonly process: ChildProcess;
  readonly rows: DatabaseRows;
  readonly output: () => string;
  readonly remove: () => Promise<void>;
}

/** Starts the built console as the launcher does. */
export async function startTestConsole(): Promise<TestConsole> {
  const { cluster, remove } = await startTestCluster();
  const urls = urlsOf(cluster, 'template_empty');
  const rows = await databaseRows(urls.ownerUrl);
  await fill(rows);
  // Its policies are made up and name what no catalogue has: nothing is to be taken out of them for that.
  await withClient(urls.ownerUrl, (client) =>
    client.query(`ALTER TABLE policy_versions ADD CHECK (kind <> 'narrow')`),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-console-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--enable-source-maps', CONSOLE_BUNDLE], {
    cwd: inRoot(),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      FAIRLEAD_DATA_DIR: folder,
      DATABASE_URL: urls.applicationUrl,
      DATABASE_DELIVERY_URL: urls.deliveryUrl,
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      NEXTAUTH_SECRET: 'a secret of the tests, long enough to sign with',
      FAIRLEAD_KEY: Buffer.alloc(32, 'admin plane').toString('base64url'),
      FAIRLEAD_DELIVERY_KEY: Buffer.alloc(32, 'delivery plane').toString('base64url'),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const removeAll = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await rows.close();
    await remove();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(() => {
      if (child.exitCode !== null) throw new Error(`the console ended:\n${output}`);
      return isReady(port);
    }, 30_000);
  } catch (error) {
    await removeAll();
    throw error;
  }
  return { port, process: child, rows, output: () => output, remove: removeAll };
}

async function fill(rows: DatabaseRows): Promise<void> {
  for (const key of ['production', 'development', 'staging', 'future']) await rows.environment(key);
  for (const { row } of Object.values(TOKENS)) if (row.id !== TOKENS.unknown.row.id) await rows.token(row);
  for (const models of [['gamma'], ['gamma', 'beta'], ['alpha', 'beta']])
    await rows.publish('production', exampleBundle('production', models));
  await rows.publish('development', exampleBundle('development', ['delta']));
  await rows.publish('future', { format: 'fairlead.policy/9', environment: 'future' });
}

/** Ready, and with the keys that it makes as it starts. */
async function isReady(port: number): Promise<boolean> {
  const answers = await Promise.all(
    ['/readyz', '/.well-known/fairlead-keys'].map((route) =>
      fetch(`http://127.0.0.1:${port}${route}`).then(
        ({ status }) => status,
        () => 0,
      ),
    ),
  );
  return answers.every((status) => status === 200);
}
