import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/auth/roles';
import type { Caller } from '@/lib/auth/server/command';
import { createToken } from '@/lib/auth/server/commands/tokens';
import { EMPTY_CLAUSE } from '@/lib/contracts/clause-content';
import { requestClauseChanges, submitClause } from '@/lib/contracts/server/clause-approval-commands';
import { assignClauses } from '@/lib/contracts/server/clause-assign-commands';
import { createClause } from '@/lib/contracts/server/clause-commands';
import { addContract, cite } from '@/lib/contracts/server/testing/contract';
import { utcDate } from '@/lib/core/time';
import { connect, db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { catalogueNews, listNews } from './catalogue-news';
import { readOverview } from './overview';
import { overviewRevision } from './revision';

const environment = withAccessDatabase();
type Person = Caller & { readonly personId: string };
let people: Readonly<Record<'ada' | 'ben' | 'viewer' | 'admin', Person>>;
const NOW = new Date();
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const waitingOf = async (caller: Caller) => (await readOverview(caller, NOW)).waiting.map(({ id }) => id);

beforeAll(async () => {
  const person = (name: string, ...roles: readonly Role[]) => addPerson(`${name}@example.com`, roles);
  people = {
    ada: await person('ada', 'procurement', 'legal'),
    ben: await person('ben', 'legal'),
    viewer: await person('viewer', 'viewer'),
    admin: await person('admin', 'admin', 'publisher'),
  };
});

async function addClause(contract: Awaited<ReturnType<typeof addContract>>) {
  const citation = cite(contract.document, 'no more than thirty (30) days');
  const content = { ...EMPTY_CLAUSE, status: 'agreed', parameters: { days: { logs: 30 } }, citation };
  return createClause(people.ada, { contract: contract.number, type: 'retention', content });
}

describe('what waits', () => {
  it('is a clause for who may approve it, then for who wrote it, then for who it was given to', async () => {
    const { ada, ben, viewer } = people;
    const { clause, proposal } = await addClause(await addContract('C-1'));
    await submitClause(ada, proposal);
    expect(await waitingOf(ben)).toContain('clauses:C-1');
    expect(await waitingOf(ada)).not.toContain('clauses:C-1');
    expect(await waitingOf(viewer)).toEqual([]);
    await requestClauseChanges(ben, { ...proposal, message: 'per store, please' });
    expect(await waitingOf(ada)).toContain('changes:C-1');
    expect(await waitingOf(ben)).not.toContain('clauses:C-1');
    await assignClauses(ada, { clauses: [{ id: clause, revision: 1 }], assignee: ben.personId, dueIn: 3 });
    expect((await readOverview(ben, NOW)).waiting).toMatchObject([
      { kind: 'clause', title: '1 clause assigned to you', href: '/contracts/C-1/review' },
    ]);
  });

  it('is nothing of a contract that is limited to others', async () => {
    const contract = await addContract('C-2', { limited: true });
    await db().contract.update({ where: { id: contract.id }, data: { ownerId: people.ada.personId } });
    const { proposal } = await addClause(contract);
    await submitClause(people.ada, proposal);
    expect(await waitingOf(people.ben)).not.toContain('clauses:C-2');
  });

  it('is a publish that failed, for who could publish it anew', async () => {
    const environment = await db().environment.findUniqueOrThrow({ where: { key: 'production' } });
    const draft = await db().draft.create({ data: { environmentId: environment.id, name: 'main' } });
    const failed = { state: 'failed', failure: { message: 'It was too late.' }, finishedAt: inDays(-1) };
    await db().scheduledPublish.create({
      data: {
        ...failed,
        environmentId: environment.id,
        draftId: draft.id,
        draftRevision: 1,
        publishAt: inDays(-1),
        reason: 'a test',
        scheduledById: people.ben.actorId,
      },
    });
    const failures = async (caller: Caller) =>
      (await readOverview(caller, NOW)).waiting.filter(({ kind }) => kind === 'failed_publish');
    expect(await failures(people.admin)).toMatchObject([{ detail: 'It was too late.' }]);
    expect(await failures(people.viewer)).toEqual([]);
  });
});

describe('what ends', () => {
  const ends = async (caller: Caller) => (await readOverview(caller, NOW)).endings.map(({ title }) => title);

  it('is told to who may read it, and waits for who owns it', async () => {
    const { ada, ben, viewer } = people;
    const { id } = await addContract('C-3', { limited: true });
    const term = { status: 'active', activatedAt: inDays(-50), effectiveOn: inDays(-50), endsOn: inDays(20) };
    await db().contract.update({ where: { id }, data: { ...term, ownerId: ada.personId } });
    expect(await ends(ada)).toContain('C-3: last day');
    expect(await waitingOf(ada)).toContain(`deadline:ends.${id}`);
    expect(await ends(ben)).not.toContain('C-3: last day');
    expect(await ends(viewer)).not.toContain('C-3: last day');
  });

  it('is a token, until it is revoked or its environment is gone', async () => {
    const token = { name: 'ci', environment: 'development', scopes: ['policy:read'], expiresInDays: 30 };
    await createToken(people.admin, token, NOW);
    await createToken(people.admin, { ...token, name: 'late', expiresInDays: 120 }, NOW);
    expect(await ends(people.viewer)).toEqual(['Token ci']);
  });

  it('is an exception by the name of what it is for', async () => {
    await db().sensitivityTag.create({ data: { key: 'pii', name: 'Personal data' } });
    const exception = (label: string, to: Date | string) => ({
      kind: 'exception',
      subject: `${label}|cloud/m|*`,
      number: 1,
      state: 'approved',
      submittedAt: NOW,
      approvedAt: NOW,
      content: { label, offering: 'cloud/m', to: typeof to === 'string' ? to : utcDate(to) },
    });
    const data = [
      exception('tag:pii', inDays(20)),
      exception('tag:gone', inDays(21)),
      exception('level:late', inDays(120)),
      exception('level:unreadable', '2'),
    ];
    // Who may approve it is no part of this.
    const owner = connect(environment().DATABASE_OWNER_URL);
    await owner.$executeRaw`ALTER TABLE proposals DISABLE TRIGGER USER`;
    await owner.proposal.createMany({ data });
    await owner.$executeRaw`ALTER TABLE proposals ENABLE TRIGGER USER`;
    await owner.$disconnect();
    const found = (await readOverview(people.viewer, NOW)).endings.filter(({ kind }) => kind === 'exception');
    expect(found.map(({ title }) => title)).toEqual([
      'Exception for Personal data',
      'Exception for tag:gone',
    ]);
  });

  it('is a price that no other follows', async () => {
    const vendor = await db().vendor.create({ data: { key: 'shop', name: 'Shop' } });
    const model = await db().model.create({ data: { key: 'sold', name: 'Sold' } });
    const common = { modelId: model.id, channelId: vendor.id, requestId: 'x', api: 'x', endpoint: 'x' };
    const offering = await db().offering.create({ data: { ...common, key: 'shop/sold' } });
    const price = (unit: string, change: object) => ({
      ...{ offeringId: offering.id, unit, amount: '1', source: 'x', asOf: NOW },
      ...change,
    });
    await db().price.createMany({
      data: [
        price('input', { validTo: inDays(5) }),
        price('input', { validFrom: inDays(5), aboveTokens: 1_000 }),
        price('output', { validTo: inDays(3) }),
        price('output', { validFrom: inDays(3) }),
      ],
    });
    const found = (await readOverview(people.viewer, NOW)).endings.filter(({ kind }) => kind === 'price');
    expect(found).toMatchObject([{ title: 'A price of Sold' }]);
  });

  it('is a signing key for those alone who look after keys', async () => {
    const key = { kid: 'k', role: 'release', x: 'x', notBefore: NOW, expiresAt: inDays(10) };
    await db().signingKey.create({ data: key });
    expect(await ends(people.admin)).toContain('The release key');
    expect(await ends(people.viewer)).not.toContain('The release key');
  });
});

describe('what became of offerings', () => {
  const kind = 'offering';
  type Price = Readonly<Record<string, string | number | null>>;
  const price = (recordKey: string, before: Price | readonly Price[], after: Price | readonly Price[]) => {
    const stated = (prices: Price | readonly Price[]) => ({ value: [prices].flat(), origin: null });
    const field = 'price:input';
    return { kind, change: 'set', recordKey, field, before: stated(before), after: stated(after) };
  };
  const moved = (recordKey: string, before: string, after: string) =>
    price(recordKey, { amount: before }, { amount: after });
  const batch = async (at: Date, changes: readonly object[]) => {
    const { id } = await db().catalogBatch.create({ data: { kind: 'import', summary: 'x', at } });
    const data = changes.map((change) => ({ ...change, batchId: id }));
    await db().catalogChange.createMany({ data: data as Prisma.CatalogChangeCreateManyInput[] });
  };

  beforeAll(async () => {
    const vendor = await db().vendor.create({ data: { key: 'cloud', name: 'Cloud' } });
    const model = await db().model.create({ data: { key: 'm', name: 'M' } });
    const of = { modelId: model.id, channelId: vendor.id, requestId: 'x', api: 'x', endpoint: 'x' };
    const keys = ['new', 'moved', 'same', 'gone', 'brief', 'tiered', 'rate', 'billed', 'ahead', 'tiny'];
    await db().offering.createMany({
      data: keys.map((key) => ({
        ...of,
        key: `cloud/${key}`,
        archivedAt: ['gone', 'brief'].includes(key) ? NOW : null,
      })),
    });
  });

  it('is counted, not what was taken back', async () => {
    await batch(inDays(-8), [moved('cloud/moved', '9', '2')]);
    await batch(inDays(-3), [
      { kind, change: 'create', recordKey: 'cloud/new', after: {} },
      { kind, change: 'create', recordKey: 'cloud/brief', after: {} },
      moved('cloud/moved', '2', '4'),
      moved('cloud/same', '1', '5'),
    ]);
    await batch(inDays(-1), [
      moved('cloud/moved', '4', '3'),
      moved('cloud/same', '5', '1'),
      { kind, change: 'archive', recordKey: 'cloud/gone' },
      { kind, change: 'archive', recordKey: 'cloud/brief' },
    ]);
    const news = await catalogueNews(NOW);
    expect(news.counts).toEqual({ new: 1, up: 1, down: 0, gone: 1 });
    expect(news.largest).toMatchObject({ offering: 'cloud/moved', before: '2', after: '3', percent: 50 });
  });

  it('is the plain price of the day, as it is billed', async () => {
    const plain = { aboveTokens: 0, fromQuantity: 0, scope: null, dailyFrom: null, currency: 'USD' };
    const one = (change: Price): Price => ({ ...plain, ...change });
    const long = (change: Price) => one({ aboveTokens: 200_000, ...change });
    const euros = (amount: string, original: string) => one({ amount, original, currency: 'EUR' });
    await batch(inDays(-1), [
      // Whichever comes first in the list: those on a condition are not what everybody pays.
      price(
        'cloud/tiered',
        [
          one({ amount: '1', scope: 'batch' }),
          one({ amount: '2', dailyFrom: '16:30' }),
          one({ amount: '4' }),
        ],
        [long({ amount: '9' }), one({ amount: '9', fromQuantity: 1_000 }), one({ amount: '3' })],
      ),
      price('cloud/rate', euros('1.1', '1'), euros('1.2', '1')),
      price('cloud/billed', euros('1.2', '1'), euros('1.1', '2')),
      price('cloud/ahead', one({ amount: '5' }), [
        one({ amount: '1', validFrom: inDays(3).toISOString() }),
        one({ amount: '5', validTo: inDays(3).toISOString() }),
      ]),
      moved('cloud/tiny', '10000', '10001'),
    ]);
    const [up, down] = await Promise.all([listNews('up', NOW), listNews('down', NOW)]);
    const found = [...up, ...down].map(({ offering, before, after, currency }) =>
      [offering.slice(6), before, after, currency].join(' '),
    );
    expect(found).toEqual(['billed 1 2 EUR', 'moved 2 3 USD', 'tiny 10000 10001 USD', 'tiered 4 3 USD']);
    expect(up.at(-1)).toMatchObject({ sort: 'up', percent: 0 });
  });
});

it('has another revision after a change, and the same without one', async () => {
  const before = await overviewRevision(NOW);
  expect(await overviewRevision(NOW)).toBe(before);
  const token = { name: 'other', environment: 'development', scopes: ['policy:read'], expiresInDays: 120 };
  await createToken(people.admin, token, NOW);
  expect(await overviewRevision(NOW)).not.toBe(before);
});
