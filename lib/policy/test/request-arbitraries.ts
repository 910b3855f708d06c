/** Overlays and requests over the world of the generated bundles. */
import fc from 'fast-check';
import { CAUSES, type Overlay, type PolicyRequest, type Stop } from '../types';
import {
  type Arbitrary,
  fromEntries,
  KEYS,
  LEVELS,
  NEEDS,
  PLACES,
  pick,
  rarely,
  some,
  TAGS,
  TOKENS,
} from './bundle-arbitraries';

const stop: Arbitrary<Stop> = fc.oneof(
  fc.record({ offering: pick(...KEYS), reason: pick('r') }),
  fc.record({ model: pick('m1', 'm3'), reason: pick('r') }),
  fc.record({ channel: pick('c1', 'c3'), reason: pick('r') }),
  fc.record({ owner: pick('w1', 'w3'), reason: pick('r') }),
  fc.record({ region: pick('us', 'eu', 'mars'), reason: pick('ünknown') }),
);

/** An overlay, or none half of the time. */
export const overlayArbitrary: Arbitrary<Overlay | null> = fc.option(
  fc.record({ format: pick('fairlead.overlay/1' as const), disabled: fc.array(stop, { maxLength: 2 }) }),
  { freq: 2 },
);

const failure = fc.record({ offering: pick(...KEYS, 'unheard-of'), cause: pick(...CAUSES) });

/** A request in the shape of the format; now and then it names what the bundle does not know. */
export const requestArbitrary: Arbitrary<PolicyRequest> = some<PolicyRequest, 'taskClass'>(
  {
    taskClass: rarely(pick('summarise', '__proto__'), pick('toString')),
    label: some<{ level?: string; tags?: string[] }, never>(
      {
        level: rarely(pick(...LEVELS, 'public', 'public'), pick('valueOf')),
        tags: rarely(fc.subarray(TAGS, { maxLength: 1 }), pick(['zzz', 'pii', 'pii'])),
      },
      [],
      ['level', 'tags'],
    ),
    attributes: rarely(
      some<{ [attribute: string]: string }, never>(
        {
          constructor: rarely(pick('x', 'y'), pick('z')),
          country: rarely(pick('de', 'fr'), pick('DE')),
          team: pick('a', 'c', 'ü', ''),
        },
        [],
      ),
      fc.constantFrom({ 'no~such/one': 'x' }, fromEntries([['__proto__', 'x']])),
    ),
    regions: rarely(fc.shuffledSubarray([...PLACES, 'eu', 'world', 'world']), pick(['mars', 'eu'])),
    needs: rarely(fc.subarray(NEEDS, { maxLength: 1 }), pick(['zoom'])),
    inputTokens: rarely(pick(...TOKENS), pick(2 ** 53 - 1)),
    maxOutputTokens: rarely(pick(...TOKENS), pick(2 ** 53 - 1)),
    images: pick(0, 0, 3),
    audioSeconds: pick(0, 0, 7),
    unit: pick('', 'a', 'b', 'customer-4711', 'café', '日本', '🚢', 'x'.repeat(37)),
    failed: fc.array(failure, { maxLength: 2 }),
  },
  ['taskClass'],
  ['label', 'attributes', 'inputTokens', 'maxOutputTokens', 'unit'],
);
