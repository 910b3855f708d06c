import { expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { bringDatabase, connect } from '@/lib/db/client';
import { createTestDatabase } from '@/lib/db/testing/database';
import { applyImport } from './import-commands';
import { importDetail } from './import-queries';
import { importInstalled } from './start-import';
import { catalogueText } from './testing/catalogue-text';

it('the prices that are installed change nothing in the catalogue that came from them', async () => {
  const database = await createTestDatabase({ seeded: true });
  const client = connect(database.applicationUrl);
  bringDatabase(client);
  const before = await catalogueText();
  const { id } = await importInstalled(SYSTEM_CALLER);
  const { preview, rows, imported, skipped } = await importDetail(id);
  expect(imported + skipped).toBe(rows);
  expect(preview?.counts).toEqual({ new: 0, changed: 0, conflict: 0, other: 0, gone: 0, archived: 0 });
  expect(preview?.confirmed).toBeGreaterThan(1_000);
  const applied = await applyImport(SYSTEM_CALLER, { id, digest: preview?.digest, choice: {} });
  expect(applied).toEqual({ written: 0, batchId: null });
  expect(await catalogueText()).toBe(before);
  expect(await importInstalled(SYSTEM_CALLER)).toEqual({ id, same: true });
  bringDatabase(undefined);
  await client.$disconnect();
  await database.drop();
});
