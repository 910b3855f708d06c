import { allClauseTypes } from '@/lib/contracts/server/clause-types';
import { shownPassages } from '@/lib/contracts/server/passage-queries';
import type { ShownPassage } from '@/lib/contracts/shown-passage';
import { invalid, notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { clear, type Verdict } from '../clear';
import { readLabelRef } from '../label';
import { missingWords } from '../missing-words';
import { bookOf, clearanceOfferings, clearanceRecords } from './clearance-records';

/** One question about a clearance, from an address. */
export interface ClearanceAsked {
  readonly offering: string;
  /** "level:internal" or "tag:pii". */
  readonly label: string;
  /** Called with a capability, or plainly. */
  readonly capability: string | null;
  /** Null = now. */
  readonly at: Date | null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The question that a URL's parameters ask.
 * @throws AppError invalid, by parameter
 */
export function readClearanceAsked(params: URLSearchParams): ClearanceAsked {
  const unknown = [...params.keys()].find(
    (name) => !['offering', 'label', 'at', 'capability'].includes(name),
  );
  if (unknown) throw invalid([{ path: `?${unknown}`, message: 'There is no such parameter.' }]);
  const offering = params.get('offering') ?? '';
  if (offering === '') throw invalid([{ path: '?offering', message: 'Name an offering by its key.' }]);
  const label = params.get('label') ?? '';
  if (!readLabelRef(label)) {
    throw invalid([{ path: '?label', message: 'Name a label, such as level:internal or tag:pii.' }]);
  }
  const text = params.get('at');
  const at = text === null ? null : new Date(text);
  if (text !== null && (!INSTANT.test(text) || Number.isNaN(at?.getTime()))) {
    throw invalid([{ path: '?at', message: 'Name an instant, such as 2027-01-01T00:00:00Z.' }]);
  }
  return { offering, label, capability: params.get('capability'), at };
}

/**
 * Whether an offering is cleared for a label in an environment, until when, by what evidence, and what is missing.
 * @param full whether passages are shown; never those of contracts that are limited to named readers
 * @throws AppError not_found for an offering, invalid for a label or capability that there is not
 */
export async function clearanceAnswer(environment: string, asked: ClearanceAsked, full: boolean, now: Date) {
  const records = await clearanceRecords();
  const kept = await db().offering.count({ where: { key: asked.offering, archivedAt: null } });
  const [offering] = await clearanceOfferings(db(), records.evidence, [asked.offering]);
  // What will have been renewed by then is not known yet.
  const at = (asked.at ?? now).getTime();
  const book = bookOf(records, environment, at, Math.min(at, now.getTime()));
  if (kept === 0 || !offering || !book) throw notFound('offering');
  if (!book.labels.some(({ ref }) => ref === asked.label)) {
    throw invalid([{ path: '?label', message: 'There is no such label.' }]);
  }
  const { capability } = asked;
  if (capability !== null && !offering.capabilities.includes(capability)) {
    throw invalid([{ path: '?capability', message: 'The offering is not known to be capable of it.' }]);
  }
  const found = clear(book, offering, asked.label, capability);
  const open = await openContracts();
  const passages = full ? await passagesOf(found.verdicts, open) : new Map<string, string>();
  const isOpen = (number: string) => open.some((one) => one.number === number);
  const types = new Map((await allClauseTypes(db())).map((type) => [type.key, type]));
  const vendors = new Map(
    (await db().vendor.findMany({ select: { key: true, name: true } })).map(({ key, name }) => [key, name]),
  );
  const words = (missing: Verdict['missing']) => missing.map((one) => missingWords(one, { types, vendors }));
  return {
    environment,
    offering: asked.offering,
    label: asked.label,
    capability,
    at: asked.at && instant(asked.at),
    open: found.open,
    until: found.until,
    requires: found.requires,
    singlePerson: found.singlePerson,
    sample: found.sample,
    missing: words(found.missing),
    obligations: found.verdicts.map(({ label, obligation, met, excepted, until, evidence, missing }) => ({
      label,
      obligation,
      met,
      excepted,
      until,
      evidence: evidence.map((ref) => ({
        ...ref,
        // A contract that is limited to named readers is named, and no more.
        ...(ref.kind === 'clause' && !isOpen(ref.contract) && { parameters: {} }),
        passage: ref.kind === 'clause' ? (passages.get(ref.proposal) ?? null) : null,
      })),
      missing: words(missing),
    })),
  };
}

function openContracts(): Promise<{ id: string; number: string }[]> {
  return db().contract.findMany({ where: { limited: false }, select: { id: true, number: true } });
}

async function passagesOf(
  verdicts: readonly Verdict[],
  open: readonly { readonly id: string }[],
): Promise<Map<string, string>> {
  const proposals = verdicts.flatMap(({ evidence }) =>
    evidence.flatMap((ref) => (ref.kind === 'clause' ? [ref.proposal] : [])),
  );
  const ids = new Set(open.map(({ id }) => id));
  const shown: ShownPassage[] = await shownPassages(db(), proposals, (contract) => ids.has(contract));
  return new Map(shown.flatMap((one) => ('passage' in one ? [[one.proposal, one.passage] as const] : [])));
}
