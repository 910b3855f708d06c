/** The catalogue's world with 300 contracts of 20 clauses, a week of changes in the catalogue, and 1,000 routers. */
import { randomUUID } from 'node:crypto';
import { EMPTY_CLAUSE } from '../../lib/contracts/clause-content';
import { CLAUSE_TYPES } from '../../lib/contracts/clause-types';
import { connect, type Database } from '../../lib/db/client';
import { type CatalogueWorld, startCatalogue } from '../catalogue/world';

export const CONTRACTS = 300;
const CLAUSES = 20;
/** Prices that an import moved in the last week, and offerings that it brought. */
const MOVED = 3_000;
const ROUTERS = 1_000;
const DAY = 86_400_000;

export async function startOverview(): Promise<CatalogueWorld> {
  const world = await startCatalogue();
  const database = connect(world.urls.ownerUrl);
  await fillContracts(database);
  await fillNews(database);
  await fillRouters(database);
  await database.$executeRaw`ANALYZE`;
  await database.$disconnect();
  return world;
}

const inDays = (days: number) => new Date(Math.floor(Date.now() / DAY + days) * DAY);

/** Every third ends within 90 days, every fifth clause waits for approval, every seventh is somebody's. */
async function fillContracts(database: Database): Promise<void> {
  const vendors = await database.vendor.findMany({ where: { isChannel: true }, orderBy: { key: 'asc' } });
  const owner = await database.person.findFirstOrThrow({ orderBy: { createdAt: 'asc' } });
  const contracts = Array.from({ length: CONTRACTS }, (_, nth) => ({
    id: randomUUID(),
    number: `B-${nth}`,
    title: `Agreement ${nth}`,
    kind: 'master',
    precedence: 30,
    vendorId: vendors[nth % vendors.length]?.id ?? '',
    status: 'active',
    ownerId: nth % 2 === 0 ? owner.id : null,
    effectiveOn: inDays(-300),
    endsOn: inDays(nth % 3 === 0 ? nth % 90 : 400 + nth),
    activatedAt: inDays(-300),
    zone: 'Europe/Berlin',
    renewal: nth % 4 === 0 ? 'automatic' : 'none',
    renewalMonths: nth % 4 === 0 ? 12 : null,
    noticeDays: 30,
  }));
  await database.contract.createMany({ data: contracts });
  const clauses = contracts.flatMap(({ id }, nth) =>
    Array.from({ length: CLAUSES }, (_, place) => ({
      id: randomUUID(),
      contractId: id,
      type: CLAUSE_TYPES[place % CLAUSE_TYPES.length]?.key ?? '',
      ...((nth + place) % 7 === 0 && { assigneeId: owner.id, dueOn: inDays(place) }),
    })),
  );
  await database.clause.createMany({ data: clauses });
  // The rules about who may approve are no part of what is measured.
  await database.$executeRawUnsafe('ALTER TABLE proposals DISABLE TRIGGER USER');
  await database.proposal.createMany({
    data: clauses.map(({ id }, nth) => ({
      kind: 'clause',
      subject: id,
      number: 1,
      content: {
        ...EMPTY_CLAUSE,
        validTo:
          nth % 50 === 1
            ? inDays(nth % 90)
                .toISOString()
                .slice(0, 10)
            : null,
      },
      state: nth % 5 === 0 ? 'submitted' : 'approved',
      submittedAt: inDays(-10),
      approvedAt: nth % 5 === 0 ? null : inDays(-9),
    })),
  });
  await database.$executeRawUnsafe('ALTER TABLE proposals ENABLE TRIGGER USER');
}

async function fillNews(database: Database): Promise<void> {
  const offerings = await database.offering.findMany({
    take: MOVED,
    orderBy: { id: 'asc' },
    select: { key: true },
  });
  const batch = await database.catalogBatch.create({
    data: { kind: 'import', summary: 'prices', at: inDays(-2) },
  });
  const price = (amount: number) => ({ value: [{ amount: amount.toFixed(4) }], origin: null });
  await database.catalogChange.createMany({
    data: offerings.flatMap(({ key }, nth) => [
      {
        batchId: batch.id,
        change: 'set',
        kind: 'offering',
        recordKey: key,
        field: 'price:input',
        before: price(1 + (nth % 40)),
        after: price(2 + ((nth * 7) % 40)),
      },
      ...(nth % 10 === 0
        ? [{ batchId: batch.id, change: 'create', kind: 'offering', recordKey: key, after: {} }]
        : []),
    ]),
  });
}

async function fillRouters(database: Database): Promise<void> {
  const environments = await database.environment.findMany();
  const now = new Date();
  await database.routerInstance.createMany({
    data: Array.from({ length: ROUTERS }, (_, nth) => ({
      environmentId: environments[nth % environments.length]?.id ?? '',
      instance: `router-${nth}`,
      tokenId: 'bench',
      epoch: 1,
      version: 1,
      firstSeenAt: now,
      lastSeenAt: now,
    })),
  });
}
