import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { CellView, Place } from '../cell-view';
import { clear, type Verdict } from '../clear';
import type { EvidenceRef } from '../evidence-ref';
import { labelRef } from '../label';
import type { Missing } from '../missing';
import { missingWords } from '../missing-words';
import { type ObligationNames, obligationWords } from '../obligation-words';
import { bookOf, clearanceRecords, currentOfferings } from './clearance-records';
import { citedBy, shownEvidence } from './evidence-shown';
import { obligationNames } from './label-queries';
import { labelRows } from './label-records';

/**
 * Why an offering is, or is not, cleared for a label ("level:internal") at an instant: what is asked, the evidence with
 * its passages as far as the reader may see them, and what is missing.
 * @throws AppError not_found for what there is not
 */
export async function cellView(
  asked: {
    readonly environment: string;
    readonly offering: string;
    readonly label: string;
    readonly at: Date;
  },
  reader: Caller,
): Promise<CellView> {
  const records = await clearanceRecords();
  const at = asked.at.getTime();
  const book = bookOf(records, asked.environment, at, Math.min(at, Date.now()));
  if (!book) throw notFound('environment');
  const offering = (await currentOfferings(records.evidence)).find(({ key }) => key === asked.offering);
  if (!offering) throw notFound('offering');
  const labels = await labelRows(db());
  if (!labels.some((label) => labelRef(label) === asked.label)) throw notFound('label');
  const found = clear(book, offering, asked.label);
  const [names, papers] = await Promise.all([
    obligationNames(),
    citedBy(
      found.verdicts.flatMap(({ evidence }) => evidence),
      reader,
    ),
  ]);
  return {
    offering: asked.offering,
    label: asked.label,
    open: found.open,
    until: found.until,
    requires: found.requires,
    singlePerson: found.singlePerson,
    sample: found.sample,
    verdicts: onePath(found.verdicts).map(({ label, obligation, evidence, missing, ...verdict }) => ({
      ...verdict,
      label: labels.find((one) => labelRef(one) === label)?.name ?? label,
      words:
        obligation.kind === 'path'
          ? 'The way that data takes is recorded'
          : obligationWords(obligation, names),
      evidence: evidence.map((ref: EvidenceRef) => shownEvidence(ref, names, papers)),
      missing: missing.map((one) => shownMissing(one, names, reader)),
    })),
    missing: found.missing.map((one) => missingWords(one, names)),
  };
}

/** Each level asks for the way that data takes; it is one and the same. */
function onePath(verdicts: readonly Verdict[]): Verdict[] {
  const first = verdicts.find(({ obligation }) => obligation.kind === 'path');
  return verdicts.filter((one) => one.obligation.kind !== 'path' || one === first);
}

function shownMissing(missing: Missing, names: ObligationNames, reader: Caller) {
  return {
    words: missingWords(missing, names),
    place: allows(reader.roles, 'contract.read') || missing.code !== 'clause' ? placeOf(missing) : null,
  };
}

/** Where what is missing can be mended. */
function placeOf(missing: Missing): Place | null {
  switch (missing.code) {
    case 'way_unknown':
    case 'way_changed':
    case 'way_by_one_person':
      return { kind: 'paths' };
    case 'clause':
      if (missing.contract === null) return { kind: 'vendor', vendor: missing.party };
      return missing.clause === null
        ? { kind: 'contract', contract: missing.contract }
        : { kind: 'clause', contract: missing.contract, clause: missing.clause, document: null };
    case 'no_contract':
    case 'no_certificate':
    case 'affiliation':
      return { kind: 'vendor', vendor: missing.party };
    case 'attribute_unproven':
      return { kind: 'promises' };
    default:
      return null;
  }
}
