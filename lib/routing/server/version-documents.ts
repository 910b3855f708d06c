import { sha256Hex } from '@/lib/core/hash';
import { db } from '@/lib/db/client';
import type { VersionNotes } from '../version-notes';
import { environmentByKey } from './records';

/** The bundle of a version as it is stored, and whether its bytes still have the digest that names them. */
export interface StoredBundle {
  readonly digest: string;
  readonly intact: boolean;
  /** Bytes as they are, and as they are sent. */
  readonly sizes: { readonly identity: number; readonly gzip: number; readonly brotli: number };
  /** Canonical JSON, UTF-8. */
  readonly identity: Uint8Array<ArrayBuffer>;
}

/** The bytes that routers get of a version, or null. */
export async function versionBundle(environmentKey: string, version: number): Promise<StoredBundle | null> {
  const row = await versionRow(environmentKey, version, { bundle: true });
  if (!row) return null;
  const { digest, gzip, brotli } = row.bundle;
  const identity = new Uint8Array(row.bundle.identity);
  return {
    digest,
    intact: sha256Hex(identity) === digest,
    sizes: { identity: identity.length, gzip: gzip.length, brotli: brotli.length },
    identity,
  };
}

/** The evidence behind a version, or null. */
export async function versionNotes(environmentKey: string, version: number): Promise<VersionNotes | null> {
  const row = await versionRow(environmentKey, version, { notes: true });
  return row && (row.notes as unknown as VersionNotes);
}

/** What people decided, apart from the facts it was compiled with, or null. */
export async function versionSourceDocument(environmentKey: string, version: number): Promise<unknown> {
  const row = await versionRow(environmentKey, version, { source: true });
  return row ? row.source : null;
}

async function versionRow<Select extends { bundle?: true; notes?: true; source?: true }>(
  environmentKey: string,
  version: number,
  select: Select,
) {
  const environment = await environmentByKey(db(), environmentKey);
  const where = { environmentId_version: { environmentId: environment.id, version } };
  return db().policyVersion.findUnique({ where, select });
}
