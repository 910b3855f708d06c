import { z } from 'zod';
import type { Bundle, Overlay, Stop } from '@/lib/policy/types';
import { ruleEligibility } from './eligibility';

/** What a stop can name. */
export const STOP_SUBJECTS = ['offering', 'model', 'channel', 'owner', 'region'] as const;
export type StopSubject = (typeof STOP_SUBJECTS)[number];

/** A stop as people order it. Its reason travels in every release, so it is short. */
export const stopSchema = z.strictObject({
  subject: z.enum(STOP_SUBJECTS),
  name: z.string().trim().min(1, 'Name what is to be stopped.').max(200, 'At most 200 characters.'),
  reason: z.string().trim().min(1, 'Say why, in a few words.').max(120, 'At most 120 characters.'),
});
export type StopOrder = z.infer<typeof stopSchema>;

/** The overlay's form of an order. */
export function toStop({ subject, name, reason }: StopOrder): Stop {
  return { [subject]: name, reason } as unknown as Stop;
}

/** What a stop names, and how. */
export function stopped(stop: Stop): { readonly subject: StopSubject; readonly name: string } {
  const subject = STOP_SUBJECTS.find((key) => key in stop) ?? 'offering';
  return { subject, name: (stop as unknown as Record<StopSubject, string>)[subject] };
}

/** "channel openai". */
export function describeStop(stop: Stop): string {
  const { subject, name } = stopped(stop);
  return `${subject} ${name}`;
}

/** The overlay with one stop more; the same one if it names nothing new. */
export function withStop(overlay: Overlay, stop: Stop): Overlay {
  if (overlay.disabled.some((other) => describeStop(other) === describeStop(stop))) return overlay;
  return { ...overlay, disabled: [...overlay.disabled, stop] };
}

/** The overlay without the stop of that description. */
export function withoutStop(overlay: Overlay, description: string): Overlay {
  return { ...overlay, disabled: overlay.disabled.filter((stop) => describeStop(stop) !== description) };
}

/** What happens to one rule when the overlay changes. */
export interface StopEffect {
  readonly taskClass: string;
  readonly rule: string;
  /** Offerings that are eligible before and not after. */
  readonly closed: readonly string[];
  /** Offerings that are not eligible before and are after. */
  readonly opened: readonly string[];
  /** Offerings that are eligible after. */
  readonly left: readonly string[];
}

/**
 * Which rules of a bundle lose or regain offerings when one overlay takes another's place, for the least sensitive
 * request that reaches each.
 * @param now ms since 1970
 */
export function stopEffects(bundle: Bundle, before: Overlay, after: Overlay, now: number): StopEffect[] {
  const [then, next] = [ruleEligibility(bundle, now, before), ruleEligibility(bundle, now, after)];
  const effects: StopEffect[] = [];
  for (const [taskClass, rules] of next) {
    for (const [rule, { eligible }] of rules) {
      const was = then.get(taskClass)?.get(rule)?.eligible ?? new Set<string>();
      const closed = [...was].filter((offering) => !eligible.has(offering));
      const opened = [...eligible].filter((offering) => !was.has(offering));
      if (closed.length + opened.length > 0) {
        effects.push({ taskClass, rule, closed, opened, left: [...eligible] });
      }
    }
  }
  return effects;
}

/** What can be named of a bundle's offerings, for choosing from; a stop may name anything else too. */
export function stoppable(bundle: Bundle): Record<StopSubject, string[]> {
  const offerings = Object.entries(bundle.offerings);
  const distinct = (names: readonly string[]) => [...new Set(names)].sort();
  return {
    offering: distinct(offerings.map(([key]) => key)),
    model: distinct(offerings.map(([, offering]) => offering.model)),
    channel: distinct(offerings.map(([, offering]) => offering.channel)),
    owner: distinct(offerings.map(([, offering]) => offering.owner)),
    region: distinct([
      ...Object.keys(bundle.regionGroups ?? {}),
      ...offerings.flatMap(([, offering]) => offering.regions ?? []),
    ]),
  };
}
