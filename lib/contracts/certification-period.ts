import { Temporal } from 'temporal-polyfill';
import { monthsPastPeriod } from './certification-kinds';
import type { CertificationEvidence } from './evidence';

type Dated = Pick<CertificationEvidence, 'kind' | 'validFrom' | 'validTo' | 'revokedOn'>;

/**
 * The first and the last day on which a certificate counts: a report about a past period counts for some months more, and
 * one that is revoked no more from that day on. Null = not stated, so that it cannot be told, and it counts for nothing.
 */
export function certificationPeriod({ kind, validFrom, validTo, revokedOn }: Dated): {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
} {
  const past = (day: string, by: Temporal.DurationLike) => Temporal.PlainDate.from(day).add(by).toString();
  const stated = validTo === null ? null : past(validTo, { months: monthsPastPeriod(kind) });
  const revoked = revokedOn === null ? null : past(revokedOn, { days: -1 });
  const ends = [stated, revoked].filter((day) => day !== null).sort();
  return { firstDay: validFrom, lastDay: stated === null ? null : (ends[0] ?? null) };
}

/** How a certificate stands, for signs and warnings. `ending`: within 90 days. */
export type CertificationStanding = 'valid' | 'ending' | 'ended' | 'revoked' | 'not_yet' | 'unknown';

/**
 * How a certificate stands on a day (`YYYY-MM-DD`, UTC). On its last and its first day the hours of the zone decide; what
 * clears is worked out to the second elsewhere.
 */
export function certificationStanding(certificate: Dated, today: string): CertificationStanding {
  const { firstDay, lastDay } = certificationPeriod(certificate);
  if (certificate.revokedOn !== null && certificate.revokedOn <= today) return 'revoked';
  if (firstDay === null || lastDay === null) return 'unknown';
  if (today < firstDay) return 'not_yet';
  if (today > lastDay) return 'ended';
  const days = Temporal.PlainDate.from(today).until(lastDay, { largestUnit: 'days' }).days;
  return days <= 90 ? 'ending' : 'valid';
}

/** The last day of the certificate that counts today and ends first; null = none counts. */
export function nextExpiry(certificates: readonly Dated[], today: string): string | null {
  const days = certificates.flatMap((certificate) => {
    const standing = certificationStanding(certificate, today);
    const { lastDay } = certificationPeriod(certificate);
    return lastDay !== null && (standing === 'valid' || standing === 'ending') ? [lastDay] : [];
  });
  return days.sort()[0] ?? null;
}
