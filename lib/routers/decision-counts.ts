const HOUR = 3_600_000;

/** How many decisions gave an offering, and how many refused. */
export interface DecisionSum {
  readonly route: number;
  readonly deny: number;
}

/** The decisions that share one value: an arm, an offering, a code. */
export interface DecisionsBy extends DecisionSum {
  /** "" = none, such as the offering of a refusal; or one that routers summed up with others. */
  readonly value: string;
}

/** What routers decided in a stretch of whole hours. */
export interface DecisionsDto extends DecisionSum {
  /** The first hour, and the end of the last, which is under way. */
  readonly since: string;
  readonly until: string;
  /** Each hour, those without decisions too. */
  readonly hours: readonly (DecisionSum & { readonly at: string })[];
  /** The most frequent first. */
  readonly rules: readonly (DecisionsBy & { readonly taskClass: string })[];
  readonly arms: readonly DecisionsBy[];
  readonly offerings: readonly DecisionsBy[];
  readonly codes: readonly DecisionsBy[];
}

/** One sum over the decisions of a stretch, by `by`; `hour` for that alone. */
export interface DecisionRow {
  readonly by: 'hour' | 'rule' | 'arm' | 'offering' | 'code';
  readonly hour: Date | null;
  readonly taskClass: string | null;
  readonly value: string | null;
  readonly outcome: string;
  readonly count: number;
}

/** The stretch of so many hours that the hour of `now` is the last of. */
export function stretchOf(hours: number, now: Date): { readonly since: Date; readonly until: Date } {
  const until = (Math.floor(now.getTime() / HOUR) + 1) * HOUR;
  return { since: new Date(until - hours * HOUR), until: new Date(until) };
}

/** Puts the sums of a stretch into the form that screens show. */
export function decisionsDto(
  { since, until }: { readonly since: Date; readonly until: Date },
  rows: readonly DecisionRow[],
): DecisionsDto {
  const hours = new Map<number, { route: number; deny: number }>();
  for (let at = since.getTime(); at < until.getTime(); at += HOUR) hours.set(at, { route: 0, deny: 0 });
  for (const { by, hour, outcome, count } of rows) {
    const sum = by === 'hour' && hour ? hours.get(hour.getTime()) : undefined;
    if (sum) sum[outcome === 'route' ? 'route' : 'deny'] += count;
  }
  const listed = [...hours].map(([at, sum]) => ({ at: new Date(at).toISOString(), ...sum }));
  const by = (of: DecisionRow['by']) => sumBy(rows.filter((row) => row.by === of));
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    route: listed.reduce((sum, { route }) => sum + route, 0),
    deny: listed.reduce((sum, { deny }) => sum + deny, 0),
    hours: listed,
    rules: by('rule'),
    arms: by('arm').map(withoutTaskClass),
    offerings: by('offering').map(withoutTaskClass),
    codes: by('code').map(withoutTaskClass),
  };
}

function sumBy(rows: readonly DecisionRow[]): (DecisionsBy & { readonly taskClass: string })[] {
  const sums = new Map<string, { taskClass: string; value: string; route: number; deny: number }>();
  for (const { taskClass, value, outcome, count } of rows) {
    const key = JSON.stringify([taskClass, value]);
    const sum = sums.get(key) ?? { taskClass: taskClass ?? '', value: value ?? '', route: 0, deny: 0 };
    sum[outcome === 'route' ? 'route' : 'deny'] += count;
    sums.set(key, sum);
  }
  return [...sums.values()].sort(
    (a, b) => b.route + b.deny - (a.route + a.deny) || (a.value < b.value ? -1 : 1),
  );
}

function withoutTaskClass({ value, route, deny }: DecisionsBy): DecisionsBy {
  return { value, route, deny };
}
