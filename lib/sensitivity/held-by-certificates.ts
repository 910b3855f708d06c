import { certificationPeriod } from '@/lib/contracts/certification-period';
import type { NamedHop } from '@/lib/contracts/clause-book';
import type { CertificationEvidence } from '@/lib/contracts/evidence';
import { dayEnd, dayStart } from '@/lib/contracts/zoned-day';
import type { EvidenceRef } from './evidence-ref';
import type { ForATime } from './held-by-stakes';
import { both, either, endText, type Held, stretch } from './intervals';

/** When a certificate counts, in ms: [from, until); null = at no time. Read without a zone, the cautious way. */
export function certificateSpan(
  certificate: CertificationEvidence,
): { readonly from: number; readonly until: number } | null {
  const { firstDay, lastDay } = certificationPeriod(certificate);
  if (firstDay === null || lastDay === null) return null;
  return { from: dayStart(firstDay, null), until: dayEnd(lastDay, null) };
}

/**
 * When one on the way to a channel holds one of some certificates, or whoever counts as them does.
 * @param certificates by vendor
 */
export function heldByCertificates(
  certificates: ReadonlyMap<string, readonly CertificationEvidence[]>,
  party: string,
  named: readonly ForATime<NamedHop>[],
  channel: string,
  anyOf: readonly string[],
): Held<EvidenceRef> {
  return named.flatMap(({ from, until, value: { names } }) =>
    names
      .flatMap((name) => certificates.get(name) ?? [])
      .filter(({ kind, channels }) => {
        return anyOf.includes(kind) && (channels.length === 0 || channels.includes(channel));
      })
      .map((certificate) => both(stretch<EvidenceRef>(from, until), valid(certificate, party)))
      .reduce((one, other) => either(one, other), []),
  );
}

function valid(certificate: CertificationEvidence, party: string): Held<EvidenceRef> {
  const span = certificateSpan(certificate);
  if (!span) return [];
  return stretch<EvidenceRef>(span.from, span.until, {
    kind: 'certification',
    party,
    certification: certificate.kind,
    id: certificate.id,
    vendor: certificate.vendor,
    until: endText(span.until),
    singlePerson: false,
    sample: certificate.sample,
  });
}
