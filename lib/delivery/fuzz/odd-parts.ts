import { POLICY, RESOLVE } from '../conformance/case';
import type { Chance } from '../testing/chance';

const PIECES = [
  '\ud800',
  '\udfff',
  '\0',
  '%',
  '%zz',
  '%ed%a0%80',
  '/',
  '..',
  'é',
  '😀',
  '\u2028',
  '__proto__',
];
const NAMES = [
  'accept-encoding',
  'content-type',
  'if-none-match',
  'last-event-id',
  'router-applied',
  'router-instance',
  'router-rejected',
  'x-request-id',
];

/** A path that is one of ours, or nearly. */
export function oddPath(random: Chance): string {
  const path = random.one([POLICY, RESOLVE, '/.well-known/fairlead-keys', '/readyz', `${POLICY}/events`]);
  if (!random.once(2)) return path;
  const at = random.below(path.length + 1);
  return `${path.slice(0, at)}${random.one(PIECES)}${path.slice(at)}`;
}

/** Headers with what no HTTP client could send. */
export function oddHeaders(random: Chance): Record<string, string> {
  return Object.fromEntries(
    random.several(
      4,
      () => [random.one(NAMES), random.several(6, () => random.one(PIECES)).join('"')] as const,
    ),
  );
}
