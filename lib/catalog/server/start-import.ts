import { z } from 'zod';
import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid, readInput } from '@/lib/auth/server/command';
import { invalid } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import { orderedText } from '@/lib/core/ordered-text';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { guardedFetch } from '@/lib/http/guarded-fetch';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import type { ReadSource } from '../import/imported';
import { installedGenaiPrices } from '../import/installed';
import type { ImportVia } from '../import/preview';
import { scheduleFields } from '../import/schedule';
import { SOURCES, type SourceKey } from '../import/sources';
import { confirmImport, startImport } from './import-commands';
import { currentImports, currentOf, SHORT } from './import-rows';
import { ReadFile } from './read-file';
import type { FileToRead } from './read-files';
import { readInWorker } from './read-in-worker';
import { tableContext } from './table-context';

export interface StartedImport {
  readonly id: string;
  /** The file is what its source says already: nothing was begun, and the id is that import's. */
  readonly same: boolean;
}

export interface Upload {
  readonly source: SourceKey;
  readonly via: ImportVia;
  /** File name or address. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For a table: which column is what, and `name`, that of the table. */
  readonly mapping?: Readonly<Record<string, unknown>> | null;
  readonly scheduleId?: string;
}

type Reader = (file: FileToRead) => Promise<ReadSource>;

/** Whoever may not import is told before anything is read. @throws AppError forbidden */
export function requireImporter(caller: Caller): void {
  if (!allows(caller.roles, 'import.start')) throw forbid('import.start');
}

/**
 * Reads a file and keeps what it says as an import to be looked at. The same file again is the same import.
 *
 * @throws AppError forbidden, or as the reader of its source does
 */
export async function importFile(
  caller: Caller,
  { source, via, name, bytes, mapping = null, scheduleId }: Upload,
  now: Date = new Date(),
  read: Reader = readInWorker,
): Promise<StartedImport> {
  requireImporter(caller);
  const sha256 = sha256Hex(bytes);
  const known = await knownImport({ source, name, mapping, sha256 });
  // What lies in a file may be old; what an address sends is said today.
  if (known?.same && via === 'url') await confirmImport(caller, { id: known.id }, now);
  if (known) return known;
  const asOf = utcDate(now);
  const table = source === 'table' ? await tableContext(asOf, now) : null;
  const file = await read({ source, bytes, mapping, table, asOf });
  const kept = new ReadFile(file, sha256, bytes.byteLength);
  const input = { source, via, name, mapping, scheduleId: scheduleId ?? null, file: kept };
  return { ...(await startImport(caller, input, now)), same: false };
}

const fromAddress = z.strictObject({
  source: z.enum(SOURCES.filter(({ read }) => read !== 'installed').map(({ key }) => key)),
  url: scheduleFields.url,
  mapping: z.record(z.string(), z.json()).nullable().default(null),
});

/** Fetches a file and imports it: for those who keep schedules, since it has this installation call others. */
export async function importFromAddress(
  caller: Caller,
  input: unknown,
  now: Date = new Date(),
): Promise<StartedImport> {
  if (!allows(caller.roles, 'import_schedule.run')) throw forbid('import_schedule.run');
  const { source, url, mapping } = readInput(fromAddress, input);
  await requireRate(RATE_LIMITS.imports, caller.actorId, now);
  const { bytes } = await guardedFetch(url);
  return importFile(caller, { source, via: 'url', name: url, bytes, mapping }, now);
}

/** The prices that are installed with Fairlead, as an import. */
export async function importInstalled(caller: Caller, now: Date = new Date()): Promise<StartedImport> {
  requireImporter(caller);
  const source = SOURCES.find(({ key }) => key === 'genai-prices');
  if (!source?.origin) throw invalid([{ path: '/source', message: 'No prices are installed.' }]);
  const read = await installedGenaiPrices();
  const text = JSON.stringify(read);
  const sha256 = sha256Hex(text);
  const which = { source: source.key, name: source.origin, mapping: null } as const;
  const known = await knownImport({ ...which, sha256 });
  if (known) return known;
  const file = new ReadFile(read, sha256, Buffer.byteLength(text));
  return { ...(await startImport(caller, { ...which, via: 'installed', file }, now)), same: false };
}

/** The import of the same bytes that is in force, or that waits to be looked at. */
async function knownImport(which: {
  readonly source: SourceKey;
  readonly name: string;
  readonly mapping: Readonly<Record<string, unknown>> | null;
  readonly sha256: string;
}): Promise<StartedImport | null> {
  const { source, name, sha256 } = which;
  const alike = (mapping: unknown): boolean => orderedText(mapping) === orderedText(which.mapping);
  const current = currentOf(await currentImports(db()), { source, name, mapping: which.mapping });
  if (current?.sha256 === sha256 && alike(current.mapping)) return { id: current.id, same: true };
  const waiting = await db().import.findMany({
    where: { source, sha256, state: 'preview' },
    orderBy: { createdAt: 'desc' },
    omit: SHORT,
  });
  const found = waiting.find((row) => alike(row.mapping));
  return found ? { id: found.id, same: false } : null;
}
