/** A Fairlead of the bench's own: a throw-away Postgres with one environment, its keys, a token and a signed policy. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createToken } from '../../lib/auth/server/commands/tokens';
import { SYSTEM_CALLER } from '../../lib/auth/system-actor';
import { bringDatabase, connect } from '../../lib/db/client';
import { startTestCluster, urlsOf } from '../../lib/db/testing/cluster';
import { EMPTY_OVERLAY } from '../../lib/delivery/release';
import { databaseRows } from '../../lib/delivery/testing/database-rows';
import type { Overlay } from '../../lib/policy/types';
import type { Release } from '../../lib/signing/release';
import { keepKeys } from '../../lib/signing/server/keep-keys';
import { signRelease } from '../../lib/signing/server/sign-release';
import { seed } from '../../scripts/setup/seed';
import { bundleOf } from './bundle';

export const ENVIRONMENT = 'development';
export const ADMIN = { email: 'admin@fairlead.bench', password: 'seven green kettles' } as const;
const DATABASE = 'template_empty';

interface Published {
  readonly version: string;
  /** Ms since 1970 when it was committed. */
  readonly at: number;
}

export interface World {
  /** Of any role; Unleash makes its own database beside Fairlead's. */
  readonly urls: ReturnType<typeof urlsOf>;
  /** What a Fairlead process is started with. */
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  /** Taken away with the rest. */
  readonly folder: string;
  /** Root public keys to pin. */
  readonly roots: readonly string[];
  /** Makes the next version of the policy, of about `bytes`. */
  readonly publish: (bytes: number) => Promise<Published>;
  /** Makes a version that differs from the last by a stop alone. */
  readonly stop: (bytes: number) => Promise<Published>;
  readonly remove: () => Promise<void>;
}

/** Starts it. It takes a quarter of a minute, most of it the catalogue that the console shows. */
export async function startWorld(): Promise<World> {
  const { cluster, remove } = await startTestCluster();
  const urls = urlsOf(cluster, DATABASE);
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'));
  const key = () => randomBytes(32).toString('base64url');
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: urls.applicationUrl,
    DATABASE_DELIVERY_URL: urls.deliveryUrl,
    DATABASE_DIRECT_URL: urls.deliveryUrl,
    FAIRLEAD_DATA_DIR: folder,
    FAIRLEAD_KEY: key(),
    FAIRLEAD_DELIVERY_KEY: key(),
    FAIRLEAD_ADMIN_EMAIL: ADMIN.email,
    FAIRLEAD_ADMIN_PASSWORD: ADMIN.password,
    NEXTAUTH_SECRET: key(),
    HOST: '127.0.0.1',
  };
  // What signs in this process reads them too.
  Object.assign(process.env, env);
  await seed(env);
  const database = connect(urls.applicationUrl);
  bringDatabase(database);

  const rows = await databaseRows(urls.ownerUrl);
  await keepKeys(new Date());
  const root = await database.signingKey.findFirstOrThrow({ where: { role: 'root' } });
  const { token } = await createToken(SYSTEM_CALLER, {
    name: 'bench',
    environment: ENVIRONMENT,
    scopes: ['policy:read', 'telemetry:write'],
    expiresInDays: 1,
  });
  const sign = (release: Release) => database.$transaction((tx) => signRelease(tx, release));
  let published = 0;
  let stops = 0;
  const put = async (number: number, bytes: number, overlay: Overlay) => {
    const bundle = bundleOf(ENVIRONMENT, bytes, number);
    const { version } = await rows.publish(ENVIRONMENT, bundle, { sign, overlay });
    return { version: `1.${version}`, at: Date.now() };
  };
  return {
    urls,
    env,
    folder,
    token,
    roots: [root.x],
    publish: (bytes) => {
      published += 1;
      return put(published, bytes, EMPTY_OVERLAY);
    },
    stop: (bytes) => {
      stops += 1;
      return put(published, bytes, {
        ...EMPTY_OVERLAY,
        disabled: [{ model: 'model-0', reason: `stop ${stops}` }],
      });
    },
    remove: async () => {
      await rows.close();
      await database.$disconnect();
      await remove();
      rmSync(folder, { recursive: true });
    },
  };
}
