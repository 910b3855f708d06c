import type { Condition } from '@/lib/policy/types';
import type { RankingShown, RankingView } from '@/lib/routing/rank-view';
import type { RankedSelection } from '@/lib/routing/select-schema';

/** Why there is no ranking. */
export interface RankingTrouble {
  readonly kind: 'unfinished' | 'signed-out' | 'not-found' | 'outage' | 'defect';
  readonly fields: readonly { readonly pointer: string; readonly detail: string }[];
}

/** What of a rule a ranking reads. */
export interface RankedRule {
  readonly key: string;
  readonly when?: Condition | undefined;
  readonly needs?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly salt?: string | undefined;
}

/** Where a ranking is for: what is cleared depends on the environment. */
export interface RankedPlace {
  readonly environment: string;
  readonly taskClass: string;
}

/** A question as `askRanking` sends it: nothing of a rule that a ranking does not read. */
export function rankingBody(
  { environment, taskClass }: RankedPlace,
  { key, when, needs, regions, salt }: RankedRule,
  select: RankedSelection,
  show: RankingShown,
): string {
  return JSON.stringify({
    environment,
    taskClass,
    rule: { key, when, needs, regions, salt: salt || undefined },
    select,
    show,
  });
}

/**
 * Asks for a ranking.
 * @param question see `rankingBody`
 * @throws what fetch throws, where nobody answers
 */
export async function askRanking(
  question: string,
  signal: AbortSignal | null = null,
): Promise<RankingView | RankingTrouble> {
  const response = await fetch('/api/console/ranking', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: question,
    signal,
  });
  if (response.ok) return (await response.json()) as RankingView;
  const problem = (await response.json().catch(() => ({}))) as { errors?: RankingTrouble['fields'] };
  return { kind: kindOf(response.status), fields: problem.errors ?? [] };
}

function kindOf(status: number): RankingTrouble['kind'] {
  if (status === 400 || status === 413) return 'unfinished';
  if (status === 401 || status === 403) return 'signed-out';
  if (status === 404) return 'not-found';
  return status === 429 || status === 502 || status === 503 || status === 504 ? 'outage' : 'defect';
}
