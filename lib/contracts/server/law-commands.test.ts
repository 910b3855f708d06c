import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { EMPTY_LAW } from '../law-content';
import { approveLaw, endLaw, proposeLaw, requestLawChanges, withdrawLaw } from './law-commands';
import { listLaws } from './law-queries';

withAccessDatabase();
let ada: Awaited<ReturnType<typeof addPerson>>;
let ben: Awaited<ReturnType<typeof addPerson>>;
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['legal']);
  ben = await addPerson('ben@example.com', ['data_protection']);
});

const content = {
  ...EMPTY_LAW,
  clauseType: 'government_access',
  citation: 'Data Act, Art. 32',
  jurisdiction: 'European Union',
};
const only = async () => {
  const [law] = await listLaws(ben);
  if (!law) throw new Error('there is no law');
  return law;
};

it('stands in once another person agrees, until somebody ends it', async () => {
  await proposeLaw(ada, { content });
  const { inWork } = await only();
  const seen = { id: inWork?.id, revision: inWork?.revision };
  expect((await refusalOf(approveLaw(ada, seen))).kind).toBe('forbidden');
  expect(await approveLaw(ben, seen)).toEqual({ approved: true });
  const { subject, inForce } = await only();
  expect(inForce?.content).toEqual(content);

  await proposeLaw(ada, { subject, content: { ...content, citation: 'Data Act, Art. 32(2)' } });
  const next = (await only()).inWork;
  await requestLawChanges(ben, { id: next?.id, revision: next?.revision, message: 'which paragraph?' });
  await withdrawLaw(ada, { id: next?.id, revision: next?.revision });
  expect((await only()).inForce?.id).toBe(inForce?.id);
  await endLaw(ada, { id: inForce?.id });
  expect(await listLaws(ada)).toEqual([]);
  expect(await db().auditEntry.count({ where: { subjectType: 'law', subjectId: subject } })).toBe(6);
});

it.each([
  ['a paper', { clauseType: 'personal_data' }, '/content/clauseType'],
  ['no such type', { clauseType: 'nothing' }, '/content/clauseType'],
  ['a parameter that the type has not', { parameters: { odd: 1 } }, '/content/parameters'],
  ['an end before the start', { from: '2026-12-31', to: '2026-01-01' }, '/content/to'],
  ['no citation', { citation: ' ' }, '/content/citation'],
])('refuses %s', async (_what, change, path) => {
  const refusal = await refusalOf(proposeLaw(ada, { content: { ...content, ...change } }));
  expect(refusal.kind).toBe('invalid');
  expect(refusal.details.fields?.[0]?.path).toContain(path);
});
