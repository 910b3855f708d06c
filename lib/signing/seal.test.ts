import { expect, it } from 'vitest';
import { SealProblem, seal, unseal } from './seal';

const KEY = Buffer.alloc(32, 1).toString('base64url');
const OTHER = Buffer.alloc(32, 2).toString('base64url');
const PLACE = { role: 'release', kid: 'a' };

it('gives back what was sealed, for its place and with its key only', async () => {
  const sealed = await seal('secret', PLACE, new Uint8Array(12), KEY);
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('secret');
  expect(await unseal(sealed, PLACE, KEY)).toBe('secret');
  const changed = sealed.with(-1, (sealed.at(-1) ?? 0) ^ 1);
  for (const attempt of [
    () => unseal(sealed, PLACE, OTHER),
    () => unseal(sealed, { ...PLACE, role: 'freshness' }, KEY),
    () => unseal(sealed, { ...PLACE, kid: 'b' }, KEY),
    () => unseal(changed, PLACE, KEY),
    () => unseal(new Uint8Array(), PLACE, KEY),
    () => unseal(sealed, PLACE, 'short'),
  ]) {
    await expect(attempt()).rejects.toThrow(SealProblem);
  }
});
