import { own } from '@/lib/core/own';
import { closedTargets } from '../closed-targets';
import type { EnvironmentEffects, EvidenceEffects } from '../evidence-effects';
import { served } from '../narrow';
import { narrowClearance } from '../narrow-clearance';
import { openedLabels } from '../opened-labels';
import type { Standing } from './standings';

/** What closes and opens between two states of the evidence, environment by environment. */
export function comparedStandings(
  before: readonly Standing[],
  after: readonly Standing[],
  now: Date,
): EvidenceEffects {
  const at = now.getTime();
  const known = new Map(before.map((one) => [one.environment.key, one]));
  const environments = after.flatMap((is): EnvironmentEffects[] => {
    const was = known.get(is.environment.key);
    if (!was?.active) return [];
    const { bundle: whole, stops, source } = was.active;
    // What narrowing would take away already is not this change's doing.
    const { bundle } = narrowClearance(whole, was.covered.of, at);
    const { bundle: narrow, losses } = narrowClearance(bundle, is.covered.of, at);
    const nameOf = (taskClass: string) => own(source.taskClasses, taskClass)?.name ?? taskClass;
    const closes = closedTargets(bundle, served(narrow, stops), losses, nameOf, at);
    const { key: environment, name, production } = is.environment;
    return closes.length > 0 ? [{ environment, name, production, closes }] : [];
  });
  const pairs = after.flatMap((is) => {
    const was = known.get(is.environment.key);
    return was ? [{ environment: is.environment.name, before: was.covered, after: is.covered }] : [];
  });
  return { environments, opens: openedLabels(pairs, at) };
}
