import type { Caller } from '@/lib/auth/server/command';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { instant, utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { clearanceRecords } from '@/lib/sensitivity/server/clearance-records';
import { clauseBook, type NamedHop, type Voice, voicesFor } from '../clause-book';
import type { ClauseType } from '../clause-type';
import type { ContractDto } from '../contract';
import { coverage, type RegionGroups, type ScopedOffering } from '../covers';
import { effectiveStretches, stretchAt } from '../effective-clause';
import type { EffectiveClauses, EffectiveRow, HeardClause } from '../effective-page';
import { dayStart, readDay } from '../zoned-day';
import { readableContracts } from './contract-access';

/** As many offerings as a list shows. */
const OFFERED = 300;

/**
 * Which clause of each type holds on a day between a contract's vendor and the company, whichever contract it is in.
 * @param asked the day (`YYYY-MM-DD`, read at its start in the contract's zone; null = now) and an offering's key
 */
export async function effectiveClauses(
  caller: Caller,
  contract: ContractDto,
  types: readonly ClauseType[],
  asked: { readonly on: string | null; readonly offering: string | null },
  now: Date,
): Promise<EffectiveClauses> {
  const { evidence } = await clearanceRecords();
  const on = dayAsked(asked.on) ?? utcDate(now);
  const time = on === utcDate(now) ? now.getTime() : dayStart(on, contract.zone);
  const offerings = await coveredOfferings(contract, evidence.regionGroups, now);
  const offering = offerings.find(({ key }) => key === asked.offering) ?? offerings[0] ?? null;
  const about = offering ?? nowhere(contract);
  const book = clauseBook(evidence, now.getTime(), {
    entity: null,
    sample: contract.sample,
    singlePerson: true,
  });
  const hop = hopOf(contract, about);
  const readable = new Set(
    (await db().contract.findMany({ where: readableContracts(caller), select: { id: true } })).map(
      ({ id }) => id,
    ),
  );
  const rows = types.flatMap((type): EffectiveRow[] => {
    const voices = voicesFor(book, type.key, hop);
    if (voices.length === 0) return [];
    const stretches = effectiveStretches(voices, { offering: about, feature: null }, evidence.regionGroups);
    const found = stretchAt(stretches, time);
    const next = stretches.find(({ from }) => from > time);
    const until = found ? found.until : (next?.from ?? Number.POSITIVE_INFINITY);
    return [
      {
        type: type.key,
        typeName: type.name,
        status: found?.status ?? 'silent',
        counts: found?.counts ?? false,
        whyNot: found?.whyNot ?? null,
        heard: (found?.voices ?? []).map((voice) => heardClause(voice, readable)),
        until: Number.isFinite(until) ? instant(new Date(until)) : null,
      },
    ];
  });
  return {
    on,
    at: instant(new Date(time)),
    offering: offering?.key ?? null,
    offerings: offerings.map(({ key }) => key),
    rows,
  };
}

function dayAsked(day: string | null): string | null {
  if (day === null) return null;
  try {
    return readDay(day).toString();
  } catch {
    return null;
  }
}

function heardClause(
  { contract, clause, precedence, start }: Voice,
  readable: ReadonlySet<string>,
): HeardClause {
  return {
    contract: contract.number,
    precedence,
    since: Number.isFinite(start) ? instant(new Date(start)) : null,
    clause: readable.has(contract.id) ? clause.clause : null,
  };
}

/** The vendor as what it is to an offering: who sells it, or who made it. */
function hopOf({ vendor, seller, scope }: ContractDto, { channel }: ScopedOffering): NamedHop {
  const sells = channel === vendor || channel === seller || (scope.channels ?? []).includes(channel);
  return { role: sells ? 'channel' : 'owner', names: [vendor], sellers: [seller ?? vendor] };
}

async function coveredOfferings(
  { vendor, seller, scope }: ContractDto,
  groups: RegionGroups,
  now: Date,
): Promise<ScopedOffering[]> {
  const { records } = await catalogueSnapshot(now);
  const parties = new Set([vendor, seller, ...(scope.channels ?? [])]);
  return (
    records.offerings
      .map((offering): ScopedOffering => {
        const owner = records.models.get(offering.modelId)?.owner ?? null;
        const { key, channel, serviceTier: tier, regions } = offering;
        return { key, channel, owner, tier, regions };
      })
      .filter(({ channel, owner }) => parties.has(channel) || owner === vendor)
      .filter((offering) => coverage(scope, offering, null, groups) !== 'none')
      // What the vendor sells itself comes first.
      .sort((a, b) => Number(b.channel === vendor) - Number(a.channel === vendor) || (a.key < b.key ? -1 : 1))
      .slice(0, OFFERED)
  );
}

/** Something of the vendor's that is not in the catalogue. */
function nowhere({ vendor }: ContractDto): ScopedOffering {
  return { key: '', channel: vendor, owner: vendor, tier: 'default', regions: null };
}
