import { z } from 'zod';
import type { SourceKey } from './sources';

/** A source that is fetched again and again, as its list shows it. Instants in ISO form. */
export interface ImportScheduleRow {
  readonly id: string;
  readonly source: SourceKey;
  readonly sourceName: string;
  readonly url: string;
  readonly everyHours: number;
  readonly apply: 'review' | 'apply';
  /** Applied by itself only while no price moves by more. */
  readonly maxChangePercent: number;
  readonly nextRunAt: string;
  readonly lastRunAt: string | null;
  /** One sentence: what came of the last run. */
  readonly lastOutcome: string | null;
  readonly lastFailed: boolean;
  /** The newest import that came of it. */
  readonly lastImportId: string | null;
  readonly createdBy: string | null;
  readonly revision: number;
}

/** What is set of a schedule. */
export const scheduleFields = {
  url: z.url({ protocol: /^https$/, error: 'Give an address that begins with https://.' }).max(2000),
  everyHours: z
    .number('Give a number of hours.')
    .int('Give whole hours.')
    .min(1, 'At most every hour.')
    .max(24 * 31, 'At least once a month.'),
  apply: z.enum(['review', 'apply']),
  maxChangePercent: z.number('Give a percentage.').int('Give a whole percentage.').min(0).max(1000),
};
