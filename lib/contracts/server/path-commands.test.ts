import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { pathSubjectsFor, readPathSubject } from '../path-content';
import { answerPath, endPath, proposePath, submitPath } from './path-commands';
import { listPaths } from './path-queries';

withAccessDatabase();

const NOW = new Date('2026-11-21T08:00:00.000Z');
const hop = (party: string, role: string) => ({ party, role, from: null, to: null });
const content = {
  seller: null,
  hops: [hop('shelf', 'channel'), hop('lab', 'owner'), hop('annotators', 'subprocessor')],
  source: 'https://example.com/subprocessors',
  asOf: '2026-11-01',
};
let writer: Awaited<ReturnType<typeof addPerson>>;
let lawyer: Awaited<ReturnType<typeof addPerson>>;
let both: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  writer = await addPerson('ways@example.com', ['procurement']);
  lawyer = await addPerson('law@example.com', ['legal']);
  both = await addPerson('both@example.com', ['procurement', 'security']);
  for (const key of ['shelf', 'lab', 'annotators']) {
    await db().vendor.create({ data: { key, name: key, isChannel: key === 'shelf' } });
  }
});

it('counts once another person has approved it, and one at a time', async () => {
  const first = await proposePath(writer, { subject: 'shelf/lab', content }, NOW);
  await submitPath(writer, first, NOW);
  await expect(answerPath(both, { ...first, verdict: 'approve' }, NOW)).resolves.toMatchObject({
    approved: true,
  });
  const second = await proposePath(
    both,
    { subject: 'shelf/lab', content: { ...content, hops: content.hops.slice(0, 2) } },
    NOW,
  );
  await submitPath(both, second, NOW);
  const [before] = await listPaths(lawyer, NOW);
  expect(before?.inForce?.content.hops).toHaveLength(3);
  expect(before?.inWork?.whyNot).toBeNull();
  await expect(answerPath(both, { ...second, verdict: 'approve' }, NOW)).rejects.toMatchObject({
    kind: 'forbidden',
    message: 'You wrote some of this, so another person has to approve it.',
  });
  await answerPath(lawyer, { ...second, verdict: 'approve' }, NOW);
  const [after] = await listPaths(lawyer, NOW);
  expect(after).toMatchObject({ subject: 'shelf/lab', inWork: null });
  expect(after?.inForce?.content.hops).toHaveLength(2);
  await endPath(writer, { id: second.id }, NOW);
  expect((await listPaths(lawyer, NOW))[0]?.inForce).toBeNull();
});

it.each([
  ['shelf', { hops: [hop('lab', 'owner')] }, '/content/hops'],
  ['shelf', { hops: [hop('lab', 'channel')] }, '/content/hops'],
  ['shelf', { hops: [hop('shelf', 'channel'), hop('shelf', 'channel')] }, '/content/hops'],
  ['shelf', { hops: [hop('shelf', 'channel'), hop('nobody', 'subprocessor')] }, '/content/hops/1/party'],
  ['shelf', { seller: 'nobody' }, '/content/seller'],
  ['shelf', { asOf: '2026-12-01' }, '/content/asOf'],
  ['nowhere', {}, '/subject'],
  ['offering:shelf/unheard-of', {}, '/subject'],
])('refuses a way of %s with %j', async (subject, wrong, path) => {
  await expect(
    proposePath(writer, { subject, content: { ...content, ...wrong } }, NOW),
  ).rejects.toMatchObject({
    kind: 'invalid',
    details: { fields: expect.arrayContaining([expect.objectContaining({ path })]) },
  });
});

it('names what a way is recorded for, the most particular first', () => {
  const offering = { key: 'shelf/model#batch', channel: 'shelf', owner: 'lab' };
  expect(pathSubjectsFor(offering)).toEqual(['offering:shelf/model#batch', 'shelf/lab', 'shelf']);
  expect(pathSubjectsFor({ ...offering, owner: null })).toHaveLength(2);
  expect(readPathSubject('offering:shelf/model#batch')).toEqual({
    kind: 'offering',
    offering: 'shelf/model#batch',
  });
  expect(readPathSubject('shelf/lab')).toEqual({ kind: 'owner', channel: 'shelf', owner: 'lab' });
});
