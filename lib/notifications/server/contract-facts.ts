import { certificationPeriod } from '@/lib/contracts/certification-period';
import type { ContractTerm } from '@/lib/contracts/evidence';
import { termDates } from '@/lib/contracts/term';
import { dayEnd } from '@/lib/contracts/zoned-day';
import { utcDate } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Fact } from '../fact';
import { daysUntil, dueReminder } from '../reminder';
import type { Audience } from './audience';

const CONTRACT_DAYS = [90, 60, 30, 7] as const;
const CERTIFICATE_DAYS = [90, 30, 7] as const;
const day = (date: Date | null): string | null => date && utcDate(date);

/** Notice deadlines and ends of contracts in force, for whoever owns them; without an owner, for procurement. */
export async function contractFacts(now: Date, { holding, here }: Audience): Promise<Fact[]> {
  const contracts = await db().contract.findMany({ where: { status: 'active', archivedAt: null } });
  return contracts.flatMap((contract): Fact[] => {
    const { id, number, ownerId, limited, zone } = contract;
    const dates = termDates(
      {
        effectiveOn: day(contract.effectiveOn),
        endsOn: day(contract.endsOn),
        zone,
        renewal: contract.renewal as ContractTerm['renewal'],
        renewalMonths: contract.renewalMonths,
        noticeDays: contract.noticeDays,
        noticeGivenOn: day(contract.noticeGivenOn),
        reviewedOn: day(contract.reviewedOn),
        terminatedOn: day(contract.terminatedOn),
      },
      now.getTime(),
    );
    const owner = here([ownerId]);
    const to = owner.length > 0 || limited ? owner : holding(['procurement'], null);
    const remind = (what: string, words: string, on: string | null): Fact[] => {
      if (on === null) return [];
      const at = dayEnd(on, zone);
      const before = dueReminder(at, now.getTime(), CONTRACT_DAYS);
      if (before === null) return [];
      return [
        {
          kind: 'contract_date',
          key: `${what}:${id}:${on}:${before}`,
          at: now,
          title: `${number}: ${words} in ${daysUntil(at, now.getTime())} days`,
          body: `On ${on}${zone ? ` (${zone})` : ''}.`,
          href: `/contracts/${encodeURIComponent(number)}`,
          to,
        },
      ];
    };
    const ends = dates.reason === 'review' ? 'its yearly review is due' : 'it stops counting';
    return [
      ...remind('notice', 'the last day to give notice is', dates.noticeDeadline),
      ...remind('end', ends, dates.countsTo),
    ];
  });
}

/** Certificates that come to their end, for whoever keeps vendors. */
export async function certificateFacts(now: Date, { holding }: Audience): Promise<Fact[]> {
  const certificates = await db().certification.findMany({
    where: { archivedAt: null, revokedOn: null },
    omit: { documentBytes: true },
    include: { vendor: { select: { key: true, name: true } } },
  });
  return certificates.flatMap(({ id, kind, vendor, validFrom, validTo }): Fact[] => {
    const { lastDay } = certificationPeriod({
      kind,
      validFrom: day(validFrom),
      validTo: day(validTo),
      revokedOn: null,
    });
    if (lastDay === null) return [];
    const at = dayEnd(lastDay, null);
    const before = dueReminder(at, now.getTime(), CERTIFICATE_DAYS);
    if (before === null) return [];
    return [
      {
        kind: 'certificate_date',
        key: `certificate:${id}:${lastDay}:${before}`,
        at: now,
        title: `${vendor.name}: ${kind} ends in ${daysUntil(at, now.getTime())} days`,
        body: `Its last day is ${lastDay}.`,
        href: `/catalogue/vendors/${vendor.key}`,
        to: holding(['procurement', 'security'], null),
      },
    ];
  });
}
