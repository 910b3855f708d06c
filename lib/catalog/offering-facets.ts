import { type OfferingListField, type OfferingQuery, UNKNOWN_VALUE } from './offering-query';
import type { OfferingRow } from './offering-row';

export type OfferingFacet = Exclude<OfferingListField, 'model'> | 'free';

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
    key: 'free',
    name: 'Free of charge',
    every: false,
    chosen: (query) => (query.free === undefined ? [] : [query.free]),
    read: (row) => [row.free ? { value: 'yes', label: 'Yes' } : { value: 'no', label: 'No' }],
  },
];
