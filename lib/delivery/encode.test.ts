import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/core/hash';
import { encodeBundle } from './encode';

describe('encodeBundle', () => {
  it.each([
    ['a small one', '{"format":"fairlead.policy/1"}'],
    ['nothing', ''],
    ['one over the size at which brotli changes its effort', `{"x":"${'añ🦊'.repeat(60_000)}"}`],
  ])('keeps %s byte for byte in every form', async (_, text) => {
    const identity = new TextEncoder().encode(text);
    const bundle = await encodeBundle(identity);
    expect(bundle.size).toBe(identity.length);
    expect(bundle.digest).toBe(sha256Hex(text));
    expect(gunzipSync(bundle.gzip).equals(identity)).toBe(true);
    expect(brotliDecompressSync(bundle.brotli).equals(identity)).toBe(true);
  });

  it('is deterministic, so that equal content is one row', async () => {
    const identity = new TextEncoder().encode('{"a":1}');
    const [first, second] = [await encodeBundle(identity), await encodeBundle(identity)];
    expect(Buffer.from(first.gzip).equals(second.gzip)).toBe(true);
    expect(Buffer.from(first.brotli).equals(second.brotli)).toBe(true);
  });
});
