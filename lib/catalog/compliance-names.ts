import type { Compliance, Hosting } from './catalog-records';

/** What sellers promise, and who runs it, as people read it. */
export const HOSTING_NAMES: Readonly<Record<Hosting, string>> = {
  service: 'Seller',
  self_hosted: 'Own data centre',
  edge: 'Own edge site',
  device: 'On the device',
};

export const ZERO_RETENTION_NAMES: Readonly<Record<NonNullable<Compliance['zeroRetention']>, string>> = {
  available: 'Available',
  on_request: 'On request',
  unavailable: 'Not available',
};

export const TRAINING_NAMES: Readonly<Record<NonNullable<Compliance['trainingUse']>, string>> = {
  never: 'Never',
  opt_in: 'Only if agreed to',
  opt_out: 'Unless objected to',
  always: 'Always',
};

export const REVIEW_NAMES: Readonly<Record<NonNullable<Compliance['humanReview']>, string>> = {
  never: 'Never',
  abuse: 'Only on suspected abuse',
  always: 'Any',
};
