import { own } from '@/lib/core/own';
import { remembered } from '@/lib/core/remembered';
import type { ClearanceBook, JudgedLabel } from './clearance-book';
import type { ClearanceOffering, LabelRecord } from './clearance-question';
import type { EvidenceRef, Required } from './evidence-ref';
import { endText, run } from './intervals';
import { type Judged, judged, labelHeld } from './judged';
import { featureKind, signatureOf } from './mentioned';

/** Until when an offering is cleared, by level and tag; null = without end, absent = not cleared. */
export interface Clearance {
  readonly levels: Readonly<Record<string, string | null>>;
  readonly tags: Readonly<Record<string, string | null>>;
}

/** What the evidence of a moment allows of one offering in one environment. */
export interface ClearedOffering {
  /** Of the plain call. Equal ones of one book are mostly one object. */
  readonly clearance: Clearance;
  /** Of its capabilities those with which every label is open that is open without them, for as long. */
  readonly capabilities: string[];
  /** By label ("level:internal") what its clearance rests on until it ends; absent = on nothing. */
  readonly evidence: Readonly<Record<string, EvidenceRef[]>>;
}

/** A label that is open. `until` in ms, infinite = without end. */
interface OpenLabel {
  readonly until: number;
  /** What requests must carry. */
  readonly requires: Required;
  /** Everything that it rests on until then. */
  readonly by: readonly EvidenceRef[];
}

/** What is worked out for all offerings that are cleared alike, for the plain call or one capability. */
export interface Standing {
  readonly about: Judged;
  /** By label; null = not cleared. */
  readonly open: Map<string, OpenLabel | null>;
  /** By capability: whether it is covered as long as the plain call. */
  readonly capabilities: Map<string, boolean>;
  cleared: Pick<ClearedOffering, 'clearance' | 'evidence'> | null;
}

const standings = new WeakMap<ClearanceBook, Map<string, Standing>>();

/** @param feature null = the plain call, else a capability */
export function standingOf(
  book: ClearanceBook,
  offering: ClearanceOffering,
  feature: string | null,
): Standing {
  const kind = featureKind(feature, book.mentioned);
  const known = remembered(standings, book, () => new Map<string, Standing>());
  return remembered(known, `${signatureOf(offering, book.mentioned)}\n${kind}`, () => ({
    about: judged(book, offering, kind === '' ? null : feature),
    open: new Map(),
    capabilities: new Map(),
    cleared: null,
  }));
}

/** What all of the evidence asks requests to carry; null = two pieces of it ask for different values. */
export function requiredBy(refs: readonly EvidenceRef[]): Required | null {
  const all: Record<string, string | number | boolean> = {};
  for (const ref of refs) {
    if (ref.kind !== 'clause') continue;
    for (const [name, value] of Object.entries(ref.requires)) {
      if (own(all, name) !== undefined && own(all, name) !== value) return null;
      all[name] = value;
    }
  }
  return all;
}

/** Whether a label is open at the instant that is asked about, until when and by what; null = it is not. */
export function openLabel(book: ClearanceBook, standing: Standing, label: JudgedLabel): OpenLabel | null {
  const have = standing.open.get(label.ref);
  if (have !== undefined) return have;
  const found = run(labelHeld(book, standing.about, label), book.at);
  const requires = found && requiredBy(found.by);
  const open = found && requires ? { until: found.until, requires, by: found.by } : null;
  standing.open.set(label.ref, open);
  return open;
}

/** What an offering is cleared for, label by label, by what, and with which of its capabilities. Deny by default. */
export function clearanceOf(book: ClearanceBook, offering: ClearanceOffering): ClearedOffering {
  const plain = standingOf(book, offering, null);
  plain.cleared ??= clearedFor(book, plain);
  const capabilities = offering.capabilities.filter((capability) => {
    const kind = featureKind(capability, book.mentioned);
    return (
      kind === '' ||
      remembered(plain.capabilities, kind, () => coveredWith(book, plain, offering, capability))
    );
  });
  return { ...plain.cleared, capabilities };
}

function clearedFor(
  book: ClearanceBook,
  standing: Standing,
): Pick<ClearedOffering, 'clearance' | 'evidence'> {
  const levels: Record<string, string | null> = {};
  const tags: Record<string, string | null> = {};
  const evidence: Record<string, EvidenceRef[]> = {};
  for (const label of book.labels) {
    const open = openLabel(book, standing, label);
    if (!open) continue;
    (label.kind === 'level' ? levels : tags)[label.key] = endText(open.until);
    if (open.by.length > 0) evidence[label.ref] = [...open.by];
  }
  return { clearance: { levels, tags }, evidence };
}

function coveredWith(
  book: ClearanceBook,
  plain: Standing,
  offering: ClearanceOffering,
  capability: string,
): boolean {
  const standing = standingOf(book, offering, capability);
  return book.labels.every((label) => {
    const without = openLabel(book, plain, label);
    if (!without) return true;
    const open = openLabel(book, standing, label);
    if (!open || open.until < without.until) return false;
    return Object.entries(open.requires).every(([name, value]) => own(without.requires, name) === value);
  });
}

/**
 * What every offering is cleared for when there is no evidence about it: deny by default. Only a label whose recorded
 * obligations are an explicit empty list clears, and a level clears only if each lower one does.
 * `levels` ascend in rank.
 */
export function clearanceWithoutEvidence(
  levels: readonly LabelRecord[],
  tags: readonly LabelRecord[],
): Clearance {
  const firstClosed = levels.findIndex((level) => level.obligations?.length !== 0);
  const open = firstClosed === -1 ? levels : levels.slice(0, firstClosed);
  const untilAlways = (records: readonly LabelRecord[]) =>
    Object.fromEntries(records.map((record) => [record.key, null] as const));
  return {
    levels: untilAlways(open),
    tags: untilAlways(tags.filter((tag) => tag.obligations?.length === 0)),
  };
}
