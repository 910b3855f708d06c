import type { Tone } from '@/components/ui/Sign';
import type { ShownStatus, Standing } from '@/lib/contracts/contract-standing';

/** How a state of a contract reads. */
export const STATUS_WORDS: Readonly<Record<ShownStatus, string>> = {
  draft: 'Draft',
  in_review: 'In review',
  upcoming: 'Begins later',
  active: 'Active',
  expired: 'Expired',
  terminated: 'Terminated',
  superseded: 'Superseded',
};

export const STATUS_TONES: Readonly<Record<ShownStatus, Tone>> = {
  draft: 'neutral',
  in_review: 'information',
  upcoming: 'information',
  active: 'good',
  expired: 'bad',
  terminated: 'bad',
  superseded: 'neutral',
};

/** What ends a contract, as it reads after its last day. */
export const REASON_WORDS: Readonly<Record<NonNullable<Standing['reason']>, string>> = {
  end: 'its term ends',
  notice: 'notice was given',
  termination: 'it was ended early',
  review: 'it was not reviewed for a year',
  parent: 'the contract that it belongs to ends',
};
