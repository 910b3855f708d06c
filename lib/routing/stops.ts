import { z } from 'zod';
import type { Bundle, Stop } from '@/lib/policy/types';

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

/** The stops with one more; the same list if it names nothing new. */
export function withStop(inForce: readonly Stop[], stop: Stop): readonly Stop[] {
  return inForce.some((other) => describeStop(other) === describeStop(stop)) ? inForce : [...inForce, stop];
}

/** The stops without the one of that description. */
export function withoutStop(inForce: readonly Stop[], description: string): readonly Stop[] {
  return inForce.filter((stop) => describeStop(stop) !== description);
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
