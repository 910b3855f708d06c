import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { openWebhookSecret, sealWebhookSecret } from '@/lib/notifications/server/webhook-secret';
import { keepKeys } from '@/lib/signing/server/keep-keys';
import { sealSecret } from '@/lib/signing/server/sealed-secret';
import { inRoot } from '../setup/paths';
import { withClient } from '../setup/roles';
import { rotateKeys } from './rotate-keys';
import { keysThatDoNotOpen, listSealed, SEALED_COLUMNS } from './sealed';

const urls = withAccessDatabase();
const keys = {
  FAIRLEAD_KEY: process.env.FAIRLEAD_KEY ?? '',
  FAIRLEAD_DELIVERY_KEY: process.env.FAIRLEAD_DELIVERY_KEY ?? '',
};

it('every column that the schema calls sealed is rotated', () => {
  const schema = readFileSync(inRoot('prisma', 'schema.prisma'), 'utf8');
  const columns: string[] = [];
  for (const [, body = '', table] of schema.matchAll(/^model \w+ \{\n([\s\S]*?)@@map\("(\w+)"\)/gm))
    for (const [, field, rest = ''] of body.matchAll(
      /\/\/\/.*\bsealed with FAIRLEAD_KEY.*\n(?:\s*\/\/\/.*\n)*\s*(\w+)\s+Bytes(.*)/gi,
    ))
      columns.push(`${table}.${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? field}`);
  expect(columns.sort()).toEqual(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort());
});

it('seals everything anew, or goes on where it was broken off', async () => {
  await keepKeys(new Date());
  const webhook = randomUUID();
  await db().webhook.create({
    data: {
      id: webhook,
      name: 'w',
      url: 'https://example.com',
      kinds: [],
      secret: await sealWebhookSecret(webhook, 'whsec_x'),
    },
  });
  const { personId } = await addPerson('ada@example.com', ['viewer']);
  const { id } = await db().account.findFirstOrThrow({ where: { personId } });
  const totpSecret = await sealSecret({ role: 'totp', kid: id }, 'totp');
  await db().account.update({ where: { id }, data: { totpSecret } });
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-keys-'));
  const file = path.join(folder, 'keys.json');
  const owner = urls().DATABASE_OWNER_URL;
  const other = { ...keys, FAIRLEAD_KEY: 'A'.repeat(43) };
  await expect(rotateKeys(owner, other, file)).rejects.toThrow(/^FAIRLEAD_KEY here do not open/);
  expect(existsSync(file)).toBe(false);
  const rotated = await rotateKeys(owner, keys, file);
  expect(rotated.count).toBe(5);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(rotated.keys);
  expect(await rotateKeys(owner, keys, file), 'the keys in the file are those in use already').toEqual(
    rotated,
  );
  await expect(
    rotateKeys(owner, rotated.keys, file),
    'once they are set, the file is for no other',
  ).rejects.toThrow(/holds the keys that are in use/);
  const sealed = await withClient(owner, listSealed);
  expect(await keysThatDoNotOpen(sealed, rotated.keys)).toEqual([]);
  expect((await keysThatDoNotOpen(sealed, keys)).sort()).toEqual(['FAIRLEAD_DELIVERY_KEY', 'FAIRLEAD_KEY']);
  const { secret } = await db().webhook.findUniqueOrThrow({ where: { id: webhook } });
  await expect(openWebhookSecret(webhook, secret)).rejects.toThrow(/sealed with another key/);
  rmSync(folder, { recursive: true });
});
