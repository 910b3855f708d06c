import { randomBytes } from 'node:crypto';
import { clusterUrl } from '../../../scripts/setup/embedded-postgres';
import { applyMigrations } from '../../../scripts/setup/migrate';
import {
  APPLICATION_GROUP,
  APPLICATION_LOGIN,
  createLogins,
  DELIVERY_GROUP,
  DELIVERY_LOGIN,
  ensureMember,
  type LoginPasswords,
  OWNER_LOGIN,
} from '../../../scripts/setup/roles';
import { startTemporaryPostgres } from '../../../scripts/setup/temporary-postgres';

/** The migrated database without rows from which test databases are copied. */
export const EMPTY_TEMPLATE = 'template_empty';
/** The same after the seed; made when a test first asks for it. */
export const SEEDED_TEMPLATE = 'template_seeded';

/** What a test's process needs to know of the cluster that the run started. Plain data: it crosses processes. */
export type TestCluster = { port: number; superuserPassword: string; passwords: LoginPasswords };

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** The URLs of one database of a test cluster, by role. */
export function urlsOf(cluster: TestCluster, database: string) {
  const { port, passwords, superuserPassword } = cluster;
  return {
    ownerUrl: clusterUrl(port, OWNER_LOGIN, passwords.owner, database),
    applicationUrl: clusterUrl(port, APPLICATION_LOGIN, passwords.application, database),
    deliveryUrl: clusterUrl(port, DELIVERY_LOGIN, passwords.delivery, database),
    superuserUrl: clusterUrl(port, 'postgres', superuserPassword, database),
  };
}

/** Starts a throw-away cluster with the three logins and the migrated, empty template. */
export async function startTestCluster(): Promise<{ cluster: TestCluster; remove(): Promise<void> }> {
  const temporary = await startTemporaryPostgres();
  const password = () => randomBytes(12).toString('hex');
  const cluster: TestCluster = {
    port: temporary.port,
    superuserPassword: temporary.cluster.password,
    passwords: { owner: password(), application: password(), delivery: password() },
  };
  await createLogins(temporary.url, cluster.passwords, EMPTY_TEMPLATE);
  const urls = urlsOf(cluster, EMPTY_TEMPLATE);
  await applyMigrations(urls.ownerUrl);
  await ensureMember(urls.applicationUrl, urls.ownerUrl, APPLICATION_GROUP, 'DATABASE_URL');
  await ensureMember(urls.deliveryUrl, urls.ownerUrl, DELIVERY_GROUP, 'DATABASE_DELIVERY_URL');
  return { cluster, remove: temporary.remove };
}
