export const LIFECYCLES = ['preview', 'available', 'deprecated', 'retired'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/** What of an offering tells where it stands. Instants; null = not stated. */
export interface LifecycleFacts {
  readonly lifecycle: string;
  readonly deprecatedFrom: string | null;
  readonly soldUntil: string | null;
}

const past = (instant: string | null, at: Date): boolean =>
  instant !== null && Date.parse(instant) <= at.getTime();

/** The lifecycle at an instant: what is no longer sold is retired, and what its day has come for is deprecated, whatever was recorded. */
export function lifecycleAt({ lifecycle, deprecatedFrom, soldUntil }: LifecycleFacts, at: Date): Lifecycle {
  if (past(soldUntil, at) || lifecycle === 'retired') return 'retired';
  if (past(deprecatedFrom, at)) return 'deprecated';
  return LIFECYCLES.find((one) => one === lifecycle) ?? 'available';
}
