import { expect, it } from 'vitest';
import { decisionSteps } from './decision-steps';

it('draws a day by hours and a week by six of them, and loses none', () => {
  const hours = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      at: new Date(Date.UTC(2026, 10, 14, index)).toISOString(),
      route: index,
      deny: 1,
    }));
  expect(decisionSteps({ hours: hours(24) })).toEqual(hours(24));
  const week = decisionSteps({ hours: hours(168) });
  expect(week).toHaveLength(28);
  expect(week[1]).toEqual({ at: '2026-11-14T06:00:00.000Z', route: 6 + 7 + 8 + 9 + 10 + 11, deny: 6 });
  expect(week.reduce((sum, { route }) => sum + route, 0)).toBe((167 * 168) / 2);
});
