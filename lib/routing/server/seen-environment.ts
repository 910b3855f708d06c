import { conflict, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { Environment } from '@/lib/db/generated/client';
import type { EnvironmentSettings } from '../environment-settings';
import { environmentsInOrder } from './environment-order';

/**
 * The environment that somebody looked at, among all of them in order, each locked.
 * @throws AppError not_found; conflict where it has moved on, with its settings as they are
 */
export async function seenEnvironment(
  tx: Transaction,
  { environment: key, revision }: { readonly environment: string; readonly revision: number },
): Promise<{ readonly environment: Environment; readonly environments: readonly Environment[] }> {
  const environments = await environmentsInOrder(tx);
  const environment = environments.find((one) => one.key === key);
  if (!environment) throw notFound('environment');
  if (environment.revision !== revision) throw conflict('environment', environmentSettings(environment));
  return { environment, environments };
}

/** What can be edited of an environment, and what names it. */
export function environmentSettings(row: Environment): EnvironmentSettings {
  const { id, key, name, production, revision, staleAfter, denyAfter } = row;
  return { id, key, name, production, revision, staleAfter, denyAfter };
}
