import type { Convergence } from './convergence';
import type { Trouble } from './troubles';

/** How the routers of an environment stand at an instant, as screens follow it. */
export interface RoutersView {
  readonly convergence: Convergence;
  readonly troubles: readonly Trouble[];
  /** Those that have been silent for more than a day: they are not counted. */
  readonly gone: number;
  /** The instant, by the server's clock: nothing is measured with the reader's. */
  readonly at: string;
}

/** How long after a publish it is followed closely, in seconds. */
const CLOSE_SECONDS = 60;

/** Milliseconds until the next look: a second after a publish, five otherwise. `watched`: seconds that somebody waits. */
export function lookAgainIn({ convergence, at }: RoutersView, watched = 0): number {
  if (convergence.publishedAt === null) return 5_000;
  const since = (Date.parse(at) - Date.parse(convergence.publishedAt)) / 1000;
  return since < Math.max(CLOSE_SECONDS, watched) ? 1_000 : 5_000;
}

/** Changes when the list of routers does, as far as the view tells. */
export function viewRevision({ convergence, gone }: RoutersView): string {
  const { version, total, current, behind, rejecting, silent } = convergence;
  return [version, total, current, behind, rejecting, silent, gone].join(' ');
}
