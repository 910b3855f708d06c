import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, withRoutingDatabase } from '@/lib/db/testing/routing';
import { approveAttributes, endAttribute, proposeAttributes, withdrawAttribute } from './attribute-commands';
import { listPromises } from './promise-queries';

withRoutingDatabase();
let author: Caller;
let other: Caller;
const [FIRST, SECOND] = OFFERINGS;
const origin = { source: 'https://cloud.example/terms', asOf: '2026-11-01' };

beforeAll(async () => {
  author = await addPerson('buyer@example.com', ['procurement']);
  other = await addPerson('counsel@example.com', ['legal']);
  await db().offering.updateMany({
    where: { key: { in: [FIRST, SECOND] } },
    data: { retentionDays: 30, provenance: { retentionDays: origin } },
  });
  const obligations = [{ kind: 'attribute', field: 'retentionDays', where: [] }];
  await db().sensitivityTag.update({ where: { key: 'pci' }, data: { obligations } });
});

/** As the screen shows them: each with its digest. */
const rows = async (reader: Caller) =>
  (await listPromises(reader)).filter(({ field }) => field === 'retentionDays');
const states = async () => (await rows(other)).map(({ offering, state }) => [offering, state]);

it('two people stand behind values as they were looked at, many at once, until the catalogue says otherwise', async () => {
  expect(await states()).toEqual([
    [FIRST, 'none'],
    [SECOND, 'none'],
  ]);
  const values = (await rows(author)).map(({ offering, field, digest }) => ({ offering, field, digest }));
  await proposeAttributes(author, { values, reason: 'As their terms say.' });
  const waiting = await rows(other);
  expect(waiting.map(({ mayApprove }) => mayApprove)).toEqual([true, true]);
  const proposals = waiting.map(({ proposal }) => proposal);
  expect((await refusalOf(approveAttributes(author, { proposals }))).kind).toBe('forbidden');
  expect(await approveAttributes(other, { proposals })).toEqual({ approved: 2 });

  await db().offering.update({ where: { key: SECOND }, data: { retentionDays: 0 } });
  expect(await states()).toEqual([
    [FIRST, 'stands'],
    [SECOND, 'changed'],
  ]);
  const stale = proposeAttributes(author, { values: values.slice(1), reason: 'As their terms say.' });
  expect((await refusalOf(stale)).message).toContain('says something else');
  await endAttribute(other, { id: proposals[0]?.id });
  const again = (await rows(author)).map(({ offering, field, digest }) => ({ offering, field, digest }));
  await proposeAttributes(author, { values: again.slice(1), reason: 'As their terms say now.' });
  await withdrawAttribute(author, (await rows(author))[1]?.proposal);
  expect(await states()).toEqual([
    [FIRST, 'none'],
    [SECOND, 'changed'],
  ]);
});
