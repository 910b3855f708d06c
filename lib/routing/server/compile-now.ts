import type { Transaction } from '@/lib/db/client';
import { type Compiled, compile } from '../compile';
import { savedRequestFindings } from '../saved-request';
import type { PolicySource } from '../source-schema';
import { readyPolicy } from '../try-policy';
import { compileRecords, type EnvironmentRecord } from './records';
import { savedRequestsFor } from './saved-request-records';

/**
 * Compiles a source for an environment with the records as they are now, and runs the saved requests on it. They are
 * run without stops: those are lifted again, and what is expected is said of the policy. A source that routers would
 * refuse decides nothing, and its own errors say so.
 */
export async function compileNow(
  tx: Transaction,
  environment: Pick<EnvironmentRecord, 'id' | 'key'>,
  source: PolicySource,
  now: Date,
): Promise<Compiled> {
  const compiled = compile(await compileRecords(tx, environment.key, source, now), now.getTime());
  const saved = await savedRequestsFor(tx, environment.id);
  if (saved.length === 0) return compiled;
  const ready = readyPolicy({ bundle: compiled.bundle });
  if (!ready.ok) return compiled;
  const failed = savedRequestFindings(ready.prepared, saved, now.getTime());
  return { ...compiled, findings: [...compiled.findings, ...failed] };
}
