import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { decrypting } from './encryption';
import { ArchiveProblem, type Manifest, readManifest } from './manifest';
import { measuring } from './measure';

/** Bytes of a manifest or of secrets: what is larger is neither. */
const SMALL = 16_777_216;
const NEWLINE = 0x0a;

/** What a file turned out to hold. */
export type Archive = {
  manifest: Manifest;
  /** The text of secrets.json, where that is in it. */
  secrets: string | undefined;
  /** SHA-256 (hex) and bytes of the file itself. */
  digest: string;
  bytes: number;
};

type ReadOptions = {
  passphrase: string | undefined;
  signal: AbortSignal;
  /** Takes a table's COPY text piece by piece, one table after the other; the next comes when the promise is done. */
  take?: (table: string, piece: Buffer) => Promise<void>;
};

/**
 * Reads a backup from beginning to end and holds every table against the manifest. With `take` its rows are handed on
 * before that is done: believe them only when this has resolved.
 *
 * @throws ArchiveProblem if the file is no backup, damaged, cut short, or encrypted with another passphrase
 */
export async function readArchive(file: string, { passphrase, signal, take }: ReadOptions): Promise<Archive> {
  const { step, measured } = measuring();
  const entries = extract();
  const found: Found = { tables: new Map(), encrypted: false };
  const decryption = decrypting(passphrase, () => {
    found.encrypted = true;
  });
  const steps = [createReadStream(file), step, decryption, createGunzip(), entries];
  const reading = pipeline(steps, { signal });
  const looking = look(entries, found, take).catch((error) => {
    entries.destroy(error);
    throw error;
  });
  const [first] = (await Promise.allSettled([looking, reading])).filter(
    ({ status }) => status === 'rejected',
  );
  if (first) throw explain((first as PromiseRejectedResult).reason);
  const { manifest, tables, secrets } = found;
  if (!manifest) throw new ArchiveProblem('It has no list of contents: it is cut short, or no backup.');
  compare(manifest, tables, secrets);
  return { manifest, secrets, ...measured() };
}

type Found = { tables: Map<string, Seen>; encrypted: boolean; manifest?: Manifest; secrets?: string };

type Seen = { parts: number; bytes: number; rows: number; hash: ReturnType<typeof createHash> };

async function look(
  entries: ReturnType<typeof extract>,
  found: Found,
  take: ReadOptions['take'],
): Promise<void> {
  let open: string | undefined;
  for await (const entry of entries) {
    const { name, size = 0 } = entry.header;
    const [, table, number] = /^tables\/([a-z_][a-z0-9_]*)\/(\d{6})$/.exec(name) ?? [];
    if (found.manifest) throw new ArchiveProblem('It goes on after its list of contents.');
    if (table === undefined) {
      if (size > SMALL) throw new ArchiveProblem(`It holds ${name}, which no backup does.`);
      const text = (await buffer(entry)).toString('utf8');
      // Their key would vouch for whatever came with them.
      if (name === 'secrets.json' && !found.encrypted)
        throw new ArchiveProblem('It holds secrets and is not encrypted, as no backup is.');
      if (name === 'manifest.json') found.manifest = readManifest(text);
      else if (name === 'secrets.json') found.secrets = text;
      else throw new ArchiveProblem(`It holds ${name}, which no backup does.`);
      continue;
    }
    const seen = found.tables.get(table) ?? { parts: 0, bytes: 0, rows: 0, hash: createHash('sha256') };
    seen.parts += 1;
    if (Number(number) !== seen.parts || (seen.parts > 1 && open !== table))
      throw new ArchiveProblem(`A part of the table ${table} is missing or in another place.`);
    open = table;
    found.tables.set(table, seen);
    for await (const piece of entry as AsyncIterable<Buffer>) {
      seen.hash.update(piece);
      seen.bytes += piece.length;
      for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) seen.rows += 1;
      await take?.(table, piece);
    }
  }
}

const NO_ROWS = createHash('sha256').digest('hex');

function compare(manifest: Manifest, tables: Map<string, Seen>, secrets: string | undefined): void {
  for (const { name, rows, bytes, sha256 } of manifest.tables) {
    const seen = tables.get(name);
    const digest = seen ? seen.hash.digest('hex') : NO_ROWS;
    if (digest !== sha256 || (seen?.bytes ?? 0) !== bytes || (seen?.rows ?? 0) !== rows)
      throw new ArchiveProblem(
        `The table ${name} is not what its list of contents says: the file is damaged.`,
      );
    tables.delete(name);
  }
  const [other] = tables.keys();
  if (other)
    throw new ArchiveProblem(`It holds the table ${other}, which its list of contents does not have.`);
  const digest = secrets === undefined ? null : createHash('sha256').update(secrets).digest('hex');
  if (digest !== manifest.secrets)
    throw new ArchiveProblem('The secrets in it are not those of its list of contents: the file is damaged.');
}

/** What zlib and tar say of a file, as a sentence for people. */
function explain(error: unknown): unknown {
  if (error instanceof ArchiveProblem || !(error instanceof Error)) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR' || error.message === 'Unexpected end of data')
    return new ArchiveProblem('It is cut short: its end is missing.');
  if (error.message === 'incorrect header check') return new ArchiveProblem('It is no backup of Fairlead.');
  if (code.startsWith('Z_') || /tar header/i.test(error.message))
    return new ArchiveProblem('It is damaged: it cannot be unpacked.');
  return error;
}
