import type { DecisionsDto } from '@/lib/routers/decision-counts';

/** Decisions from `at` (ISO 8601 in UTC) until the next step. */
export interface DecisionStep {
  readonly at: string;
  readonly route: number;
  readonly deny: number;
}

/** Bars that a chart has room for. */
const MOST = 28;

/** The hours of a stretch, taken together where there are more than a chart shows. */
export function decisionSteps({ hours }: Pick<DecisionsDto, 'hours'>): DecisionStep[] {
  const together = Math.ceil(hours.length / MOST);
  const steps: DecisionStep[] = [];
  hours.forEach(({ at, route, deny }, index) => {
    const last = steps.at(-1);
    if (last && index % together !== 0) {
      steps[steps.length - 1] = { at: last.at, route: last.route + route, deny: last.deny + deny };
    } else steps.push({ at, route, deny });
  });
  return steps;
}
