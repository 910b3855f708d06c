import { bucketOfText } from '@/lib/policy/bucket';
import type { RuleDefinition } from './source-schema';

type Arms = RuleDefinition['arms'];

/** Basis points of a whole. */
export const WHOLE = 10_000;

/** The share that a canary begins with, in basis points. */
const CANARY = 500;

/** The arms with one more, taken out of the first one's share. */
export function withArm(arms: Arms): Arms {
  const [first, ...others] = arms;
  if (!first) return arms;
  const names = new Set(arms.map((arm) => arm.name));
  let name = 'canary';
  for (let number = 2; names.has(name); number += 1) name = `canary-${number}`;
  const weight = Math.min(CANARY, first.weight);
  const control = others.length === 0 && first.name === 'all' ? 'control' : first.name;
  return [
    { ...first, name: control, weight: first.weight - weight },
    ...others,
    { name, weight, targets: [] },
  ];
}

/** The arms without one; its share goes to the first. A rule keeps at least one arm. */
export function withoutArm(arms: Arms, index: number): Arms {
  if (arms.length === 1) return arms;
  const rest = arms.filter((_, at) => at !== index);
  return withShares(rest);
}

/** The arms with another share of one that is not the first; the first takes up what is left of the whole. */
export function withShare(arms: Arms, index: number, weight: number): Arms {
  const others = arms.reduce((sum, arm, at) => (at === 0 || at === index ? sum : sum + arm.weight), 0);
  const share = Math.max(0, Math.min(Math.round(weight), WHOLE - others));
  return withShares(arms.map((arm, at) => (at === index ? { ...arm, weight: share } : arm)));
}

function withShares(arms: Arms): Arms {
  const [first, ...others] = arms;
  if (!first) return arms;
  const taken = others.reduce((sum, arm) => sum + arm.weight, 0);
  return [{ ...first, weight: Math.max(0, WHOLE - taken) }, ...others];
}

/** How many of the units `sample-0` … `sample-999` each arm gets with this salt: what a split looks like in practice. */
export function sampleSplit(arms: Arms, salt: string): number[] {
  const counts = arms.map(() => 0);
  for (let unit = 0; unit < 1000; unit += 1) {
    let bucket = bucketOfText(`${salt}:sample-${unit}`);
    const arm = arms.findIndex(({ weight }) => {
      if (bucket < weight) return true;
      bucket -= weight;
      return false;
    });
    if (arm >= 0) counts[arm] = (counts[arm] ?? 0) + 1;
  }
  return counts;
}
