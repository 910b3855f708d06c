const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

function mixBlock(hash: number, block: number): number {
  let k = Math.imul(block, C1);
  k = (k << 15) | (k >>> 17);
  const mixed = hash ^ Math.imul(k, C2);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function mixTail(hash: number, tail: number): number {
  const k = Math.imul(tail, C1);
  return hash ^ Math.imul((k << 15) | (k >>> 17), C2);
}

function finish(hash: number, length: number): number {
  let h = hash ^ length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The UTF-8 bytes of a well-formed string; a lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    let point = character.codePointAt(0) as number;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else {
      bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63));
      bytes.push(0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    }
  }
  return bytes;
}

function hashBytes(bytes: readonly number[]): number {
  const byte = (index: number): number => bytes[index] as number;
  let hash = 0;
  let index = 0;
  for (; index + 4 <= bytes.length; index += 4) {
    hash = mixBlock(
      hash,
      byte(index) | (byte(index + 1) << 8) | (byte(index + 2) << 16) | (byte(index + 3) << 24),
    );
  }
  let tail = 0;
  for (let last = bytes.length - 1; last >= index; last--) tail = (tail << 8) | byte(last);
  return finish(index === bytes.length ? hash : mixTail(hash, tail), bytes.length);
}

/**
 * MurmurHash3 x86_32, seed 0, of a string's UTF-8 bytes (A. Appleby, public domain, `MurmurHash3.cpp`).
 * ASCII is hashed from the string itself, anything else by way of its bytes.
 * @returns unsigned 32-bit integer
 */
export function murmur3(text: string): number {
  const length = text.length;
  let hash = 0;
  let seen = 0;
  let index = 0;
  for (; index + 4 <= length; index += 4) {
    const a = text.charCodeAt(index);
    const b = text.charCodeAt(index + 1);
    const c = text.charCodeAt(index + 2);
    const d = text.charCodeAt(index + 3);
    seen |= a | b | c | d;
    hash = mixBlock(hash, a | (b << 8) | (c << 16) | (d << 24));
  }
  if (index < length) {
    let tail = 0;
    for (let last = length - 1; last >= index; last--) {
      const unit = text.charCodeAt(last);
      seen |= unit;
      tail = (tail << 8) | unit;
    }
    hash = mixTail(hash, tail);
  }
  return seen > 0x7f ? hashBytes(utf8Bytes(text)) : finish(hash, length);
}
