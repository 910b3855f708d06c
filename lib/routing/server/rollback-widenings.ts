import type { Transaction } from '@/lib/db/client';
import type { Bundle, Overlay } from '@/lib/policy/types';
import { compile } from '../compile';
import { served } from '../narrow';
import type { PolicySource } from '../source-schema';
import { type Widening, widenings } from '../widening';
import { stopsOf } from './in-force';
import { compileRecords, type EnvironmentRecord } from './records';
import type { activeVersion } from './write-version';

/** What would become eligible if an earlier version's rules, compiled at `now`, took the place of the active version. */
export async function rollbackWidenings(
  tx: Transaction,
  environment: Pick<EnvironmentRecord, 'key'>,
  active: NonNullable<Awaited<ReturnType<typeof activeVersion>>>,
  source: PolicySource,
  now: Date,
): Promise<Widening[]> {
  const { text } = compile(await compileRecords(tx, environment.key, source, now), now.getTime());
  const bundle = JSON.parse(new TextDecoder().decode(active.bundle.identity)) as Bundle;
  const before = { bundle, overlay: active.overlay as unknown as Overlay };
  return widenings(before, served(JSON.parse(text) as Bundle, stopsOf(active)), now.getTime());
}
