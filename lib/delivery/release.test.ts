import { expect, it } from 'vitest';
import { buildRelease } from './release';

it('states environment, order, content and the bound on staleness', () => {
  const release = buildRelease({
    environment: {
      key: 'production',
      epoch: 2,
      staleAfter: 900,
      denyAfter: null,
    },
    version: 7,
    bundle: { digest: 'ab'.repeat(32), size: 1234 },
    publishedAt: new Date('2026-11-20T10:00:00.999Z'),
  });
  expect(release).toEqual({
    iss: 'fairlead',
    env: 'production',
    epoch: 2,
    version: 7,
    digest: 'ab'.repeat(32),
    size: 1234,
    overlay: { format: 'fairlead.overlay/1', disabled: [] },
    iat: Date.parse('2026-11-20T10:00:00.000Z') / 1000,
    staleAfter: 900,
    denyAfter: null,
  });
});
