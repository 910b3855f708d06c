import type { PROMISED_FIELDS } from '@/lib/catalog/catalog-records';
import { REVIEW_NAMES, TRAINING_NAMES, ZERO_RETENTION_NAMES } from '@/lib/catalog/compliance-names';
import type { Parameter } from '@/lib/contracts/parameters';

const value = (
  name: string,
  kind: Parameter['kind'],
  options?: Readonly<Record<string, string>>,
): Parameter => ({
  key: 'value',
  name,
  kind,
  ...(options && { options: { ...options } }),
});

/** What sellers promise, as obligations ask for it: each has one parameter, which is the value that is stated. */
export const PROMISE_PARAMETERS: Readonly<Record<(typeof PROMISED_FIELDS)[number], Parameter>> = {
  regions: value('Processing regions', 'regions'),
  retentionDays: value('Retention', 'days'),
  zeroRetention: value('Zero retention', 'choice', ZERO_RETENTION_NAMES),
  trainingUse: value('Training on prompts', 'choice', TRAINING_NAMES),
  humanReview: value('Human review', 'choice', REVIEW_NAMES),
  certifications: value('Certifications', 'list'),
  subprocessors: value('Subprocessors', 'list'),
};
