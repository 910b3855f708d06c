import { own } from '@/lib/core/own';
import type { Bundle, Clearance, InstantText, Offering } from '@/lib/policy/types';
import type { ClearedOffering } from '@/lib/sensitivity/clearance';
import { labelRef } from '@/lib/sensitivity/label';
import { carries, requiredFor } from './covered';

/** What one offering of a bundle is cleared for no more, or for less long. */
export interface Loss {
  readonly offering: string;
  /** "level:internal", "tag:pii" or "capability:vision". */
  readonly what: string;
  /** Until when it was cleared; null = without end. */
  readonly was: InstantText | null;
  /** Until when it still is; null = not from now on. */
  readonly until: InstantText | null;
}

export interface Narrowed {
  /** The very bundle that was given, where nothing is lost. */
  readonly bundle: Bundle;
  readonly losses: readonly Loss[];
}

/**
 * A bundle with what its evidence does not carry any more taken out: clearances are removed or shortened, and
 * capabilities that are not covered leave their offering. Nothing is added, and targets stay listed, so that a rule with
 * none left denies. What has ended by itself stays as it is: routers have stopped already. What requests would have to
 * carry, and do not, counts as not cleared. Doing it again changes nothing.
 * @param coveredBy what the evidence allows at `now`; null = nothing is known of that offering, so nothing is allowed
 * @param now ms since 1970
 */
export function narrowClearance(
  bundle: Bundle,
  coveredBy: (offering: string) => ClearedOffering | null,
  now: number,
): Narrowed {
  const losses: Loss[] = [];
  const offerings = Object.entries(bundle.offerings).map(([key, offering]): [string, Offering] => {
    const lost = losses.length;
    const narrowed = narrowOffering(key, offering, coveredBy(key), bundle.levels, now, losses);
    return [key, losses.length === lost ? offering : narrowed];
  });
  return losses.length === 0
    ? { bundle, losses }
    : { bundle: { ...bundle, offerings: Object.fromEntries(offerings) }, losses };
}

function narrowOffering(
  key: string,
  offering: Offering,
  covered: ClearedOffering | null,
  ranked: readonly string[],
  now: number,
  losses: Loss[],
): Offering {
  const sent = offering.parameters ?? {};
  const endNow = (kind: 'level' | 'tag', label: string): End => {
    if (!covered || !carries(sent, requiredFor(covered, labelRef({ kind, key: label })))) return undefined;
    const end = own(kind === 'level' ? covered.clearance.levels : covered.clearance.tags, label);
    return hasEnded(end, now) ? undefined : end;
  };
  const narrowed = (kind: 'level' | 'tag', label: string, was: InstantText | null, bound: End): End => {
    const end = shorter(was, hasEnded(was, now) ? bound : shorter(endNow(kind, label), bound));
    if (end !== was) {
      losses.push({ offering: key, what: labelRef({ kind, key: label }), was, until: end ?? null });
    }
    return end;
  };
  const levels: [string, InstantText | null][] = [];
  // A level is cleared for no longer than the one below it, which `prepare` insists on.
  let below: End = null;
  for (const level of ranked) {
    const was = own(offering.clearance.levels, level);
    if (was === undefined) break;
    below = narrowed('level', level, was, below);
    if (below === undefined) {
      loseAbove(key, offering.clearance, ranked, level, now, losses);
      break;
    }
    levels.push([level, below]);
  }
  const tags = Object.entries(offering.clearance.tags).flatMap(([tag, was]) => {
    const end = narrowed('tag', tag, was, null);
    return end === undefined ? [] : [[tag, end] as const];
  });
  const capabilities = offering.capabilities.filter((one) => covered?.capabilities.includes(one));
  // Where nothing is cleared, what it is capable of matters to nobody.
  const anyLeft = levels.length > 0;
  if (anyLeft) {
    for (const lost of offering.capabilities.filter((one) => !capabilities.includes(one))) {
      losses.push({ offering: key, what: `capability:${lost}`, was: null, until: null });
    }
  }
  const clearance = { levels: Object.fromEntries(levels), tags: Object.fromEntries(tags) };
  return { ...offering, clearance, ...(anyLeft ? { capabilities } : {}) };
}

/** Undefined = not cleared, null = without end. */
type End = InstantText | null | undefined;

function hasEnded(end: End, now: number): boolean {
  return typeof end === 'string' && Date.parse(end) <= now;
}

/** The earlier of two ends. */
function shorter(one: End, other: End): End {
  if (one === undefined || other === undefined) return undefined;
  if (one === null) return other;
  if (other === null) return one;
  return Date.parse(other) < Date.parse(one) ? other : one;
}

/** The levels above one that is lost go with it; those that had ended by themselves are no loss to anybody. */
function loseAbove(
  offering: string,
  { levels }: Clearance,
  ranked: readonly string[],
  lost: string,
  now: number,
  losses: Loss[],
): void {
  for (const level of ranked.slice(ranked.indexOf(lost) + 1)) {
    const was = own(levels, level);
    if (was === undefined || hasEnded(was, now)) continue;
    losses.push({ offering, what: labelRef({ kind: 'level', key: level }), was, until: null });
  }
}
