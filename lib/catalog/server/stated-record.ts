import { db } from '@/lib/db/client';
import type { RecordKind } from '../change';
import { readStated, type StatedRecord } from './read-stated';

/** A record as changes see it, an archived one too; null where there is none. */
export async function statedRecord(kind: RecordKind, key: string): Promise<StatedRecord | null> {
  return (await readStated(db(), kind, [key])).get(key) ?? null;
}
