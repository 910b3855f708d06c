import { expect, it } from 'vitest';
import * as handlers from '@/lib/delivery/route-handlers';
import * as keys from '../../.well-known/fairlead-keys/route';
import * as healthz from '../../healthz/route';
import * as metrics from '../../metrics/route';
import * as readyz from '../../readyz/route';
import * as anything from './[...path]/route';
import * as manifest from './environments/[environment]/manifest/route';
import * as events from './environments/[environment]/policy/events/route';
import * as policy from './environments/[environment]/policy/route';
import * as resolve from './environments/[environment]/resolve/route';
import * as bundle from './policies/sha-256/[hex]/route';

// The conformance suite calls these handlers; a route that exported others would not be covered by it.
it.each(
  Object.entries({ anything, bundle, healthz, keys, events, manifest, metrics, policy, readyz, resolve }),
)('%s answers every method through the read API', (_, route) => {
  expect({ ...route }).toEqual({ ...handlers });
  expect(Object.keys(route).sort()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
});
