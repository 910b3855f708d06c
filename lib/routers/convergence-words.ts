import type { Convergence } from './convergence';
import type { RouterStanding } from './standing';
import { STANDING_WORDS } from './standing-words';

/** The number of a version as pages name it, from `<epoch>.<version>`. */
export function versionNumber(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}

/** How many there are of each standing: those that are done first, then what is in the way. */
export function standingCounts({
  total,
  current,
  behind,
  rejecting,
  silent,
}: Convergence): readonly { readonly standing: RouterStanding; readonly count: number }[] {
  return [
    { standing: 'current', count: current },
    { standing: 'behind', count: behind },
    { standing: 'empty', count: total - current - behind - rejecting - silent },
    { standing: 'rejecting', count: rejecting },
    { standing: 'silent', count: silent },
  ];
}

/** The one sentence that matters: how many of those that are heard of run the version in force. */
export function convergenceTitle({ version, total, current, silent }: Convergence): string {
  const heard = total - silent;
  if (version === null) return 'Nothing is published yet';
  const name = `version ${versionNumber(version)}`;
  if (total === 0) return 'No router is connected';
  if (heard === 0)
    return total === 1 ? 'The only router is silent' : `All ${count(total)} routers are silent`;
  if (current < heard) return `${count(current)} of ${count(heard)} routers run ${name}`;
  return heard === 1 ? `The only router runs ${name}` : `All ${count(heard)} routers run ${name}`;
}

/** The same in little room: "38 of 40", "none". */
export function convergenceShort({ version, total, current, silent }: Convergence): string {
  if (version === null) return 'nothing published';
  if (total === 0) return 'no routers';
  return total === silent ? `${count(total)} silent` : `${count(current)} of ${count(total - silent)}`;
}

/**
 * What is told aloud: it changes when something has come about, and not with every router that follows.
 */
export function convergenceNews(convergence: Convergence): string {
  const { version, total, current, rejecting, silent } = convergence;
  if (version === null || total === 0 || current >= total - silent) return convergenceTitle(convergence);
  const refusing = rejecting === 0 ? '' : `, ${count(rejecting)} refuse it`;
  return `Routers are taking up version ${versionNumber(version)}${refusing}`;
}

/** The bar in words. */
export function convergenceSentence(convergence: Convergence): string {
  const others = standingCounts(convergence)
    .filter((one) => one.standing !== 'current' && one.count > 0)
    .map((one) => `${count(one.count)} ${STANDING_WORDS[one.standing].toLowerCase()}`);
  return [convergenceTitle(convergence), ...others].join(', ');
}

function count(value: number): string {
  return value.toLocaleString('en');
}
