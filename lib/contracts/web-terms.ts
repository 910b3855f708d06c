import { z } from 'zod';

/** Days within which a change of terms by address is reviewed; after that what they say is silent. */
export const WEB_TERMS_REVIEW_DAYS = 14;
const DAY = 86_400_000;

/** Terms that a contract takes in by their address, as its page shows them. Instants in ISO form. */
export interface WebTermsDto {
  readonly id: string;
  readonly revision: number;
  readonly url: string;
  readonly reviewedAt: string | null;
  readonly reviewedBy: string | null;
  /** When a change since the last review was first seen; null = none. */
  readonly changedAt: string | null;
  readonly checkedAt: string | null;
  /** What went wrong at the last look, in a sentence. */
  readonly problem: string | null;
  /** Of the text that is there now; null = it was never fetched. */
  readonly currentHash: string | null;
  readonly currentDocument: string | null;
  readonly reviewedDocument: string | null;
}

export const webTermsFields = {
  url: z.url({ protocol: /^https$/, error: 'Give an address that begins with https://.' }).max(2_000),
};

/** From when on changed terms are silent unless they are reviewed, as an instant; null = they have not changed. */
export function silentFrom(changedAt: string | null): string | null {
  return changedAt && new Date(Date.parse(changedAt) + WEB_TERMS_REVIEW_DAYS * DAY).toISOString();
}

export type WebTermsState = 'unread' | 'unreviewed' | 'reviewed' | 'changed' | 'silent';

/** How terms by address stand at an instant. */
export function webTermsState(terms: WebTermsDto, now: Date): WebTermsState {
  const silent = silentFrom(terms.changedAt);
  if (silent) return Date.parse(silent) <= now.getTime() ? 'silent' : 'changed';
  if (terms.currentHash === null) return 'unread';
  return terms.reviewedAt === null ? 'unreviewed' : 'reviewed';
}

/** What a look found, and what was known before. Hashes are of texts. */
export interface Look {
  readonly hash: string;
  readonly currentHash: string | null;
  readonly reviewedHash: string | null;
  readonly changedAt: Date | null;
}

/**
 * Since when terms differ from what clauses were taken from. The first copy is no change; what goes back to what was reviewed is
 * none any more; a change of a change counts from the first.
 */
export function changedSince({ hash, currentHash, reviewedHash, changedAt }: Look, now: Date): Date | null {
  if (hash === reviewedHash || currentHash === null) return null;
  return changedAt ?? (hash === currentHash ? null : now);
}
