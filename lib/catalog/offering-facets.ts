import { HOSTING_NAMES, REVIEW_NAMES, TRAINING_NAMES, ZERO_RETENTION_NAMES } from './compliance-names';
import type { OfferingListField, OfferingQuery } from './offering-query';
import type { OfferingRow } from './offering-row';

export type OfferingFacet = Exclude<OfferingListField, 'model'> | 'free';

/** Stands for "not known" among the values of a facet, and for "none stated" among profiles. */
const UNKNOWN_VALUE = 'unknown';

export interface FacetSpec {
  readonly key: OfferingFacet;
  readonly name: string;
  /** Every chosen value is required, not any one of them. */
  readonly every: boolean;
  readonly chosen: (query: OfferingQuery) => readonly string[];
  readonly read: (row: OfferingRow) => readonly FacetValue[];
}

export interface FacetValue {
  readonly value: string;
  readonly label: string;
}

const plain = (values: readonly string[]): FacetValue[] => values.map((value) => ({ value, label: value }));
const known = (values: readonly string[] | null): readonly FacetValue[] =>
  values === null ? [{ value: UNKNOWN_VALUE, label: 'Unknown' }] : plain(values);
const one = (value: string | null, label: string | null, absent = 'Unknown'): readonly FacetValue[] => [
  value === null ? { value: UNKNOWN_VALUE, label: absent } : { value, label: label ?? value },
];

const AFFILIATIONS = {
  first_party: 'First-party',
  affiliated: 'Affiliated',
  independent: 'Independent',
  unknown: 'Unknown',
} as const;
const LIFECYCLE_NAMES = {
  preview: 'Preview',
  available: 'Available',
  deprecated: 'Deprecated',
  retired: 'Retired',
} as const;

const named = (names: Readonly<Record<string, string>>, value: string | null) =>
  one(value, value === null ? null : (names[value] ?? value), 'Not stated');

/** How long what was sent is kept, in the steps that requirements are written in. */
function retention(days: number | null): FacetValue {
  if (days === null) return { value: UNKNOWN_VALUE, label: 'Not stated' };
  if (days === 0) return { value: 'none', label: 'Nothing is kept' };
  return days <= 30
    ? { value: '30', label: 'Up to 30 days' }
    : { value: 'longer', label: 'Longer than 30 days' };
}

function confirmed(row: OfferingRow): FacetValue {
  if (row.currency === null) return { value: 'none', label: 'No price known' };
  return row.stalePrices
    ? { value: 'stale', label: 'Not for 90 days' }
    : { value: 'recent', label: 'In the last 90 days' };
}

/** The facets of the list of offerings, in the order in which a screen shows them. */
export const OFFERING_FACETS: readonly FacetSpec[] = [
  {
    key: 'owner',
    name: 'Owner',
    every: false,
    chosen: (query) => query.owner,
    read: (row) => one(row.ownerKey, row.ownerName),
  },
  {
    key: 'channel',
    name: 'Channel',
    every: false,
    chosen: (query) => query.channel,
    read: (row) => one(row.channelKey, row.channelName),
  },
  {
    key: 'affiliation',
    name: 'Affiliation',
    every: false,
    chosen: (query) => query.affiliation,
    read: (row) => one(row.affiliation.kind, AFFILIATIONS[row.affiliation.kind]),
  },
  {
    key: 'family',
    name: 'Family',
    every: false,
    chosen: (query) => query.family,
    read: (row) => one(row.family, row.family),
  },
  {
    key: 'capability',
    name: 'Capability',
    every: true,
    chosen: (query) => query.capability,
    read: (row) => known(row.capabilities),
  },
  {
    key: 'input',
    name: 'Input',
    every: true,
    chosen: (query) => query.input,
    read: (row) => known(row.inputModalities),
  },
  {
    key: 'output',
    name: 'Output',
    every: true,
    chosen: (query) => query.output,
    read: (row) => known(row.outputModalities),
  },
  {
    key: 'lifecycle',
    name: 'Lifecycle',
    every: false,
    chosen: (query) => query.lifecycle,
    read: (row) => one(row.lifecycle, LIFECYCLE_NAMES[row.lifecycle]),
  },
  {
    key: 'profile',
    name: 'Profile',
    every: false,
    chosen: (query) => query.profile,
    read: (row) => one(row.profile, row.profile, 'None stated'),
  },
  {
    key: 'region',
    name: 'Region',
    every: false,
    chosen: (query) => query.region,
    read: (row) => known(row.regions),
  },
  {
    key: 'tier',
    name: 'Service tier',
    every: false,
    chosen: (query) => query.tier,
    read: (row) => one(row.serviceTier, row.serviceTier),
  },
  {
    key: 'mode',
    name: 'Task',
    every: false,
    chosen: (query) => query.mode,
    read: (row) => one(row.mode, row.mode?.replaceAll('_', ' ') ?? null, 'Not stated'),
  },
  {
    key: 'hosting',
    name: 'Hosting',
    every: false,
    chosen: (query) => query.hosting,
    read: (row) => named(HOSTING_NAMES, row.hosting),
  },
  {
    key: 'retention',
    name: 'Retention',
    every: false,
    chosen: (query) => query.retention,
    read: (row) => [retention(row.retentionDays)],
  },
  {
    key: 'zeroRetention',
    name: 'Zero retention',
    every: false,
    chosen: (query) => query.zeroRetention,
    read: (row) => named(ZERO_RETENTION_NAMES, row.zeroRetention),
  },
  {
    key: 'training',
    name: 'Training on prompts',
    every: false,
    chosen: (query) => query.training,
    read: (row) => named(TRAINING_NAMES, row.trainingUse),
  },
  {
    key: 'review',
    name: 'Human review',
    every: false,
    chosen: (query) => query.review,
    read: (row) => named(REVIEW_NAMES, row.humanReview),
  },
  {
    key: 'certification',
    name: 'Certification',
    every: true,
    chosen: (query) => query.certification,
    read: (row) => known(row.certifications),
  },
  {
    key: 'confirmed',
    name: 'Prices confirmed',
    every: false,
    chosen: (query) => query.confirmed,
    read: (row) => [confirmed(row)],
  },
  {
    key: 'currency',
    name: 'Currency',
    every: false,
    chosen: (query) => query.currency,
    read: (row) => one(row.currency, row.currency, 'No price known'),
  },
  {
    key: 'free',
    name: 'Free of charge',
    every: false,
    chosen: (query) => (query.free === undefined ? [] : [query.free]),
    read: (row) => [row.free ? { value: 'yes', label: 'Yes' } : { value: 'no', label: 'No' }],
  },
];
