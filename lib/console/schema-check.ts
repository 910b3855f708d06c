import type { Check } from '@/lib/observe/check';

/**
 * How a database's migrations stand to those of this code. An older one lacks what the code needs. A newer one is fit for
 * the version before it, so that processes can be replaced one after another: it is told, and no reason not to be ready.
 * @param found the last migration that the database has had; null = none. Names begin with their time, so they are in order.
 */
export function schemaCheck(found: string | null, wanted: string): Check {
  const check = { name: 'schema', needed: true };
  if (found === wanted) return { ...check, ok: true, reason: null };
  if (found === null || found < wanted) {
    const reason = `The database is older than this version (${found ?? 'no migration'}, not ${wanted}): migrate it.`;
    return { ...check, ok: false, reason };
  }
  return {
    ...check,
    ok: true,
    reason: `The database is newer than this version (${found}): update this process.`,
  };
}
