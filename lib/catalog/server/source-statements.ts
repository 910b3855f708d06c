import { type Database, db, type Transaction } from '@/lib/db/client';
import type { SourceSays } from '../disagreement';
import type { ImportedOffering } from '../import/imported';
import { currentImports, type ShortImportRow, statingSource } from './import-rows';

type Statements = ReadonlyMap<string, readonly SourceSays[]>;

interface Kept {
  readonly key: string;
  readonly statements: Promise<Statements>;
}

// Per client, as the catalogue is (snapshot.ts).
const cache = globalThis as typeof globalThis & { fairleadStatements?: WeakMap<Database, Kept> };
cache.fairleadStatements ??= new WeakMap();
const kept = cache.fairleadStatements;

/** What sources say today, by offering key: their imports that are in force, read anew only when these are others. */
export async function sourceStatements(): Promise<Statements> {
  const database = db();
  const current = await currentImports(database);
  const key = current
    .map(({ id, asOf }) => `${id} ${asOf.toISOString()}`)
    .sort()
    .join(' ');
  const have = kept.get(database);
  if (have?.key === key) return have.statements;
  const statements = read(database, current);
  kept.set(database, { key, statements });
  statements.catch(() => {
    if (kept.get(database)?.statements === statements) kept.delete(database);
  });
  return statements;
}

/** The same of one offering, as of this transaction. */
export async function statementsOf(tx: Transaction, key: string): Promise<readonly SourceSays[]> {
  return (await read(tx, await currentImports(tx), key)).get(key) ?? [];
}

async function read(tx: Transaction, imports: readonly ShortImportRow[], key?: string): Promise<Statements> {
  const found = new Map<string, SourceSays[]>();
  for (const row of imports) {
    const source = statingSource(row);
    const records = await tx.importRecord.findMany({
      where: { importId: row.id, ...(key === undefined ? {} : { key }) },
      select: { key: true, data: true },
    });
    for (const { key: of, data } of records) {
      const says = { source, offering: data as unknown as ImportedOffering };
      const list = found.get(of);
      if (list) list.push(says);
      else found.set(of, [says]);
    }
  }
  return found;
}
