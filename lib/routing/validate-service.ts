import { type Finding, pointer } from './finding';
import type { CompileRecords } from './records';
import type { SourceRule } from './source-schema';

/**
 * A service level that the rule cannot keep: of its targets some have a measured p95 latency, and none of those meets it.
 * Where nothing is measured nothing is known, and nothing is said. `place` is the rule's.
 */
export function checkServiceLevel(
  place: string,
  { key, definition }: SourceRule,
  slaP95Ms: number | undefined,
  { measurements }: Pick<CompileRecords, 'measurements'>,
): Finding[] {
  if (slaP95Ms === undefined) return [];
  const targets = new Set(definition.arms.flatMap((arm) => arm.targets.map((target) => target.offering)));
  const measured = [...targets].flatMap((offering) => {
    const latency = Object.hasOwn(measurements, offering) ? measurements[offering]?.latencyP95Ms : null;
    return latency ? [Number(latency.value)] : [];
  });
  if (measured.length === 0 || measured.some((latency) => latency <= slaP95Ms)) return [];
  const least = Math.min(...measured);
  const message = `No offering of ${key} is measured to meet its service level of ${ms(slaP95Ms)}: the fastest takes ${ms(least)} (p95).`;
  const values = { rule: key, slaP95Ms, fastestP95Ms: least, measured: measured.length };
  const at = `${place}${pointer('definition', 'arms')}`;
  return [{ code: 'sla_not_met', severity: 'warning', place: at, values, message }];
}

function ms(value: number): string {
  return `${value.toLocaleString('en')} ms`;
}
