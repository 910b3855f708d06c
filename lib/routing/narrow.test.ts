import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { evaluate } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import { bundleArbitrary, nowArbitrary } from '@/lib/policy/test/bundle-arbitraries';
import { overlayArbitrary, requestArbitrary } from '@/lib/policy/test/request-arbitraries';
import type { Stop } from '@/lib/policy/types';
import { served } from './narrow';

vi.setConfig({ testTimeout: 120_000 });

/** So long that each of them alone is more than a release has room for. */
const long = (stop: Stop): Stop => ({ ...stop, reason: 'r'.repeat(1000) });
const some = fc.array(fc.tuple(requestArbitrary, nowArbitrary), { minLength: 10, maxLength: 10 });

it('decides under stops that are in the bundle as under the same in the overlay', () => {
  let stopped = 0;
  fc.assert(
    fc.property(bundleArbitrary, overlayArbitrary, some, (bundle, overlay, requests) => {
      const stops = overlay?.disabled ?? [];
      const [short, narrow] = [served(bundle, stops), served(bundle, stops.map(long))];
      expect(short).toEqual({ bundle, overlay: { format: 'fairlead.overlay/1', disabled: stops } });
      expect(narrow.overlay.disabled).toEqual([]);
      const [before, after] = [prepare(short.bundle, short.overlay), prepare(narrow.bundle, narrow.overlay)];
      if (narrow.bundle !== bundle) stopped += 1;
      for (const [asked, now] of requests) {
        const request = parseRequest(asked);
        if (!request.ok) throw new Error(request.message);
        const [was, is] = [evaluate(before, request.request, now), evaluate(after, request.request, now)];
        // A clearance that is no longer there cannot end: the decision may hold for longer, never for less.
        expect({ ...is, validUntil: was.validUntil }).toEqual(was);
        expect(is.validUntil === null || (was.validUntil !== null && is.validUntil >= was.validUntil)).toBe(
          true,
        );
      }
    }),
    { numRuns: 300 },
  );
  expect(stopped).toBeGreaterThan(30);
});

it('keeps the newest stops in the overlay, as many as there is room for', () => {
  const stops = Array.from(
    { length: 40 },
    (_, index): Stop => ({ channel: `channel-${index}`, reason: 'why' }),
  );
  const bundle = fc.sample(bundleArbitrary, { numRuns: 1, seed: 1 })[0];
  if (!bundle) throw new Error('a sample has one');
  const { overlay } = served(bundle, stops);
  expect(overlay.disabled.length).toBeGreaterThan(10);
  expect(overlay.disabled).toEqual(stops.slice(-overlay.disabled.length));
});
