import type { TestProject } from 'vitest/node';
import { generateClient } from '../../../scripts/setup/generate';
import { startTestCluster } from './cluster';

/** Once per Vitest run: the Prisma client, and one embedded Postgres that all test databases live in. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  const { cluster, remove } = await startTestCluster();
  project.provide('testCluster', cluster);
  return remove;
}
