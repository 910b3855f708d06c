import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RankingTrouble } from './ask-ranking';
import styles from './ranking.module.css';

const WORDS: Readonly<Record<RankingTrouble['kind'], string>> = {
  unfinished: 'The rule is not finished yet.',
  'signed-out': 'Your session has ended, or may not read the routing policy. Sign in again in another tab.',
  'not-found': 'The task class was archived.',
  outage: 'The ranking could not be loaded: Fairlead or its database did not answer, or was asked too often.',
  defect: 'The ranking met a defect. What you wrote is kept.',
};

/** Why there is no new ranking, above the last one. */
export function RankingTroubleNote({
  trouble,
  outdated,
  onRetry,
}: {
  readonly trouble: RankingTrouble;
  /** An earlier ranking is shown below. */
  readonly outdated: boolean;
  readonly onRetry: () => void;
}) {
  const { kind, fields } = trouble;
  return (
    <div className={styles.trouble} role={kind === 'unfinished' ? 'status' : 'alert'}>
      <IconAlertTriangle size={16} aria-hidden />
      <div>
        <p>
          {WORDS[kind]} {outdated && 'Below is the last ranking.'}
        </p>
        {fields.slice(0, 3).map(({ pointer, detail }) => (
          <p key={pointer}>{`${placeOf(pointer)}: ${detail}`}</p>
        ))}
        {kind !== 'unfinished' && (
          <Button size="compact-sm" variant="default" mt={6} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

/** "/select/maxPrice/input" → "Maximum price". */
function placeOf(pointer: string): string {
  const [, part, field = ''] = pointer.split('/');
  if (part === 'rule') return field === 'when' ? 'Condition' : 'Rule';
  return FIELD_WORDS[field] ?? 'Selection';
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  capabilities: 'Capabilities',
  minContext: 'Context',
  maxPrice: 'Price',
  maxLatencyP95Ms: 'p95 latency',
  quality: 'Quality',
  certifications: 'Certifications',
  channels: 'Channels',
  owners: 'Owners',
  weights: 'Weights',
  top: 'How many',
  salt: 'Salt',
};
