/** Steps 2 and 3 of the naive evaluator: conditions in Kleene's logic, naively. */
import type { Condition, Label } from '../types';
import { own, type World, within } from './naive-world';

type Kleene = 'true' | 'false' | 'unknown';

export function pointerToAttribute(name: string): string {
  return `/attributes/${name.split('~').join('~0').split('/').join('~1')}`;
}

export function truth(when: Condition, world: World, label: Label): Kleene {
  const of = (holds: boolean): Kleene => (holds ? 'true' : 'false');
  if ('all' in when || 'any' in when) {
    const verdicts = ('all' in when ? when.all : when.any).map((part) => truth(part, world, label));
    const decisive: Kleene = 'all' in when ? 'false' : 'true';
    if (verdicts.includes(decisive)) return decisive;
    if (verdicts.includes('unknown')) return 'unknown';
    return decisive === 'false' ? 'true' : 'false';
  }
  if ('not' in when) {
    const inner = truth(when.not, world, label);
    return inner === 'unknown' ? inner : of(inner === 'false');
  }
  if ('attribute' in when) {
    const value = own(world.request.attributes, when.attribute);
    if ('exists' in when) return of((value !== undefined) === when.exists);
    if (value === undefined) return 'unknown';
    return 'in' in when ? of(when.in.includes(value)) : of(!when.notIn.includes(value));
  }
  if ('level' in when) {
    const rank = (level: string): number => world.bundle.levels.indexOf(level);
    const { atLeast, atMost } = when.level;
    const enough = atLeast === undefined || rank(label.level) >= rank(atLeast);
    return of(enough && (atMost === undefined || rank(label.level) <= rank(atMost)));
  }
  if ('tag' in when) return of(label.tags.includes(when.tag));
  if ('inputTokens' in when) {
    const tokens = world.request.inputTokens;
    if (tokens === undefined) return 'unknown';
    const { above, atMost } = when.inputTokens;
    return of((above === undefined || tokens > above) && (atMost === undefined || tokens <= atMost));
  }
  return of(within(when.time, world.now));
}

export function unknownLeaf(when: Condition, world: World, label: Label): string {
  if ('all' in when || 'any' in when) {
    const parts = 'all' in when ? when.all : when.any;
    const culprit = parts.find((part) => truth(part, world, label) === 'unknown') as Condition;
    return unknownLeaf(culprit, world, label);
  }
  if ('not' in when) return unknownLeaf(when.not, world, label);
  return 'attribute' in when ? pointerToAttribute(when.attribute) : '/inputTokens';
}

export function collectTimes(when: Condition, into: string[]): void {
  if ('all' in when) for (const part of when.all) collectTimes(part, into);
  else if ('any' in when) for (const part of when.any) collectTimes(part, into);
  else if ('not' in when) collectTimes(when.not, into);
  else if ('time' in when) into.push(...[when.time.from ?? [], when.time.until ?? []].flat());
}
