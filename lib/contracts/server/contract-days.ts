import { instant, utcDate } from '@/lib/core/time';
import { type Database, db } from '@/lib/db/client';
import type { CalendarEntry } from '../calendar';
import { certificationName } from '../certification-kinds';
import { certificationPeriod } from '../certification-period';
import { type ContractDate, contractDates } from '../contract-dates';
import { allClauseTypes } from './clause-types';
import { standingSelect, termOf } from './contract-records';
import { endingClauses } from './ending-clauses';
import { standingsAt } from './register-queries';

/** Days of the calendar with whose they are. */
export interface ContractDay {
  /** The contract's id; null = a certificate's, which everybody may know of. */
  readonly contract: string | null;
  readonly entry: CalendarEntry;
}

interface Kept {
  readonly key: string;
  readonly days: Promise<readonly ContractDay[]>;
}

// On globalThis because Next loads pages and route handlers as separate module graphs; per client for tests.
const cache = globalThis as typeof globalThis & { fairleadContractDays?: WeakMap<Database, Kept> };
cache.fairleadContractDays ??= new WeakMap();
const kept = cache.fairleadContractDays;

/** Days begin and end at quarters of an hour in every zone. */
const QUARTER = 15 * 60_000;

/**
 * The days of all contracts and certificates, as known at `now`, the next first. They follow from what clearances rest
 * on, from the names of vendors, and from the time: worked out once until one of them is another.
 */
export async function contractDays(now: Date): Promise<readonly ContractDay[]> {
  const database = db();
  const [state] = await database.$queryRaw<{ revs: string }[]>`
    SELECT concat_ws(' ', e.rev, c.rev) AS revs FROM evidence_state e, catalog_state c`;
  const key = `${state?.revs} ${Math.floor(now.getTime() / QUARTER)}`;
  const have = kept.get(database);
  if (have?.key === key) return have.days;
  const days = readDays(now);
  kept.set(database, { key, days });
  // What failed is not kept: the next caller tries again.
  days.catch(() => {
    if (kept.get(database)?.days === days) kept.delete(database);
  });
  return days;
}

async function readDays(now: Date): Promise<readonly ContractDay[]> {
  const found = await Promise.all([ofContracts(now), ofCertificates()]);
  return found.flat().sort(({ entry: a }, { entry: b }) => (a.day + a.uid < b.day + b.uid ? -1 : 1));
}

async function ofContracts(now: Date): Promise<ContractDay[]> {
  const [rows, clauses, known] = await Promise.all([
    db().contract.findMany({
      where: { archivedAt: null, status: { not: 'draft' } },
      select: {
        ...standingSelect,
        number: true,
        title: true,
        revision: true,
        updatedAt: true,
        vendor: { select: { name: true } },
      },
    }),
    endingClauses(),
    allClauseTypes(db()),
  ]);
  const standings = await standingsAt(rows, now);
  const types = new Map(known.map(({ key, name }) => [key, name]));
  return rows.flatMap((row): ContractDay[] => {
    const { id, number, title, vendor, revision } = row;
    const term = termOf(row);
    const standing = standings.get(id);
    if (!standing || !['active', 'upcoming'].includes(standing.status)) return [];
    const words = ({ kind, clause }: ContractDate): string | null => {
      if (kind === 'notice') return 'last day to give notice';
      if (kind === 'ends') return standing.reason === 'review' ? 'yearly review is due' : 'last day';
      return kind === 'clause_ends' ? `last day of ${types.get(clause?.type ?? '') ?? 'a clause'}` : null;
    };
    return contractDates(term, standing, clauses.get(id) ?? []).flatMap((date): ContractDay[] => {
      const what = words(date);
      if (what === null) return [];
      const entry = {
        uid: `${date.kind}.${date.clause?.id ?? id}`,
        day: date.day,
        title: `${number}: ${what}`,
        text: `${title}, ${vendor.name}. Until ${date.at} (UTC)${term.zone ? `, the end of the day in ${term.zone}` : ''}.`,
        href: `/contracts/${encodeURIComponent(number)}`,
        sequence: revision - 1,
        changedAt: instant(row.updatedAt),
      };
      return [{ contract: id, entry }];
    });
  });
}

async function ofCertificates(): Promise<ContractDay[]> {
  const rows = await db().certification.findMany({
    where: { archivedAt: null, revokedOn: null },
    omit: { documentBytes: true },
    include: { vendor: { select: { key: true, name: true } } },
  });
  return rows.flatMap((row): ContractDay[] => {
    const [validFrom, validTo] = [
      row.validFrom && utcDate(row.validFrom),
      row.validTo && utcDate(row.validTo),
    ];
    const { lastDay } = certificationPeriod({ kind: row.kind, validFrom, validTo, revokedOn: null });
    if (lastDay === null) return [];
    const entry = {
      uid: `certificate.${row.id}`,
      day: lastDay,
      title: `${row.vendor.name}: last day of ${certificationName(row.kind)}`,
      text: row.scope,
      href: `/catalogue/vendors/${encodeURIComponent(row.vendor.key)}`,
      sequence: row.revision - 1,
      changedAt: instant(row.createdAt),
    };
    return [{ contract: null, entry }];
  });
}
