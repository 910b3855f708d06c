import type { RankingView } from '@/lib/routing/rank-view';

/** Why there is no ranking. */
export interface RankingTrouble {
  readonly kind: 'unfinished' | 'signed-out' | 'not-found' | 'outage' | 'defect';
  readonly fields: readonly { readonly pointer: string; readonly detail: string }[];
}

/**
 * Asks for a ranking.
 * @param question the body, as JSON
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
  return status === 502 || status === 503 || status === 504 ? 'outage' : 'defect';
}
