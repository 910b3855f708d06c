import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { affiliation } from '../affiliation';
import { affiliationLabel } from '../affiliation-kinds';
import { catalogueSnapshot } from './snapshot';
import { archiveStake, createStake, restoreStake, updateStake } from './stake-commands';
import { stakesOfVendor } from './stake-queries';

withAccessDatabase();

const NOW = new Date('2026-11-21T08:00:00.000Z');
const UNKNOWN = {
  economicPercent: null,
  votingPercent: null,
  revenueSharePercent: null,
  committedUsd: null,
  spendCommitmentUsd: null,
  convertible: null,
  boardSeats: null,
  exclusivity: null,
  note: null,
  validFrom: null,
  validTo: null,
};
const STATED = {
  ...UNKNOWN,
  kind: 'interest',
  source: 'A filing',
  asOf: '2026-06-01',
  confidence: 'high',
} as const;
const between = { holder: 'shelf', subject: 'lab' };
let buyer: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  buyer = await addPerson('stakes@example.com', ['procurement']);
  for (const key of ['shelf', 'lab', 'parent']) await db().vendor.create({ data: { key, name: key } });
});

/** What the shelf is to the lab at an instant, as every screen works it out. */
async function at(instant: string): Promise<string> {
  const { records } = await catalogueSnapshot(NOW);
  return affiliationLabel(affiliation('shelf', 'lab', new Date(instant), records.stakes));
}

const latest = async () => {
  const [stake] = await stakesOfVendor('lab');
  if (!stake) throw new Error('a stake');
  return stake;
};

describe('a stake over time', () => {
  it('is told to whoever holds a copy of the catalogue, and keeps what is unknown unknown', async () => {
    expect(await at('2026-11-21T08:00:00.000Z')).toBe('Unknown');
    const made = await createStake(buyer, { ...between, ...STATED, committedUsd: '8000000000' }, NOW);
    expect(made).toMatchObject({ key: 'shelf-in-lab', economicPercent: null, boardSeats: null, revision: 1 });
    expect(await at('2026-11-21T08:00:00.000Z')).toBe('Affiliated, share unknown');
    const audited = await db().auditEntry.findFirstOrThrow({ where: { action: 'stake.create' } });
    expect(Buffer.from(audited.bytes).toString()).not.toContain('A filing');
  });

  it('that changed on a day is one thing to the end of the day before, and another from then on', async () => {
    const { id, revision } = await latest();
    await updateStake(
      buyer,
      { ...STATED, id, revision, economicPercent: '12.5', changedOn: '2026-09-01' },
      NOW,
    );
    expect(await at('2026-08-31T23:59:59.999Z')).toBe('Affiliated, share unknown');
    expect(await at('2026-09-01T00:00:00.000Z')).toBe('Affiliated, 5–20 %');
    expect(
      (await stakesOfVendor('lab')).map(({ key, validFrom, validTo }) => [key, validFrom, validTo]),
    ).toEqual([
      ['shelf-in-lab~2', '2026-09-01', null],
      ['shelf-in-lab', null, '2026-08-31'],
    ]);
  });

  it('holds through the whole of its last day', async () => {
    const { id, revision } = await latest();
    await updateStake(
      buyer,
      { ...STATED, id, revision, economicPercent: '12.5', validFrom: '2026-09-01', validTo: '2026-10-31' },
      NOW,
    );
    expect(await at('2026-10-31T23:59:59.999Z')).toBe('Affiliated, 5–20 %');
    expect(await at('2026-11-01T00:00:00.000Z')).toBe('Unknown');
  });

  it('of “none” makes them independent from its own day, and no earlier', async () => {
    await createStake(buyer, { ...between, ...STATED, kind: 'none', asOf: '2026-11-10' }, NOW);
    expect(await at('2026-11-09T23:59:59.999Z')).toBe('Unknown');
    expect(await at('2026-11-10T00:00:00.000Z')).toBe('Independent');
    expect(await at('2026-09-15T00:00:00.000Z')).toBe('Affiliated, 5–20 %');
  });

  it('counts for the group once control is recorded, and no more once that is archived', async () => {
    const control = await createStake(
      buyer,
      { ...STATED, holder: 'parent', subject: 'lab', kind: 'controls' },
      NOW,
    );
    expect(await at('2026-11-20T00:00:00.000Z')).toBe('Unknown');
    const { id, revision } = await archiveStake(buyer, { id: control.id, revision: control.revision }, NOW);
    expect(await at('2026-11-20T00:00:00.000Z')).toBe('Independent');
    await expect(updateStake(buyer, { ...STATED, id, revision }, NOW)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await restoreStake(buyer, { id }, NOW);
    expect(await at('2026-11-20T00:00:00.000Z')).toBe('Unknown');
  });
});

describe('what is refused', () => {
  it.each([
    [{ subject: 'shelf' }, '/subject'],
    [{ subject: 'nobody' }, '/subject'],
    [{ economicPercent: '100.1' }, '/economicPercent'],
    [{ votingPercent: '-1' }, '/votingPercent'],
    [{ committedUsd: '1e9' }, '/committedUsd'],
    [{ boardSeats: -1 }, '/boardSeats'],
    [{ note: ' ' }, '/note'],
    [{ source: '' }, '/source'],
    [{ asOf: '2026-11-22' }, '/asOf'],
    [{ validFrom: '2026-02-01', validTo: '2026-01-31' }, '/validTo'],
    [{ kind: 'none', economicPercent: '0' }, '/economicPercent'],
    [{ economicPercent: undefined }, '/economicPercent'],
  ])('%j', async (wrong, path) => {
    await expect(createStake(buyer, { ...between, ...STATED, ...wrong }, NOW)).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path }] },
    });
  });

  it('an edit of what somebody else has changed since, with what it is now', async () => {
    const { id } = await latest();
    await expect(updateStake(buyer, { ...STATED, id, revision: 99 }, NOW)).rejects.toMatchObject({
      kind: 'conflict',
      details: { current: { id, holder: 'shelf' } },
    });
  });
});
