/** MurmurHash3 x86_32, seed 0, of UTF-8 bytes (A. Appleby, public domain, `MurmurHash3.cpp`). */

/** The state after some text: the hash of its whole blocks, and the bytes left over as the start of a word. */
export interface HashState {
  readonly hash: number;
  readonly word: number;
  /** 0, 8, 16 or 24. */
  readonly bits: number;
  /** Bytes so far. */
  readonly length: number;
}

const START: HashState = { hash: 0, word: 0, bits: 0, length: 0 };

function scramble(word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

function mixBlock(hash: number, word: number): number {
  const h = hash ^ scramble(word);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** The UTF-8 bytes of a string, a lone surrogate as U+FFFD. */
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

function feedBytes(state: HashState, bytes: readonly number[]): HashState {
  let { hash, word, bits } = state;
  for (const byte of bytes) {
    word |= byte << bits;
    bits += 8;
    if (bits < 32) continue;
    hash = mixBlock(hash, word);
    word = 0;
    bits = 0;
  }
  return { hash, word, bits, length: state.length + bytes.length };
}

function finish(hash: number, word: number, length: number): number {
  let h = hash ^ scramble(word) ^ length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The state after a text behind what `state` has seen. ASCII is read from the string itself, anything else by way of
 * its bytes.
 */
function feed(state: HashState, text: string): HashState {
  let { hash, word, bits } = state;
  const length = text.length;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return feedBytes(state, utf8Bytes(text));
    word |= unit << bits;
    bits += 8;
    if (bits < 32) continue;
    hash = mixBlock(hash, word);
    word = 0;
    bits = 0;
  }
  return { hash, word, bits, length: state.length + length };
}

/** The state after a text, to hash it once and many endings after it. */
export function hashStart(text: string): HashState {
  return feed(START, text);
}

/** The hash of a text behind what `state` has seen: unsigned 32-bit integer. */
export function hashAfter(state: HashState, text: string): number {
  const { hash, word, length } = feed(state, text);
  // no bytes left over leave a word of 0, which scrambles to 0 and changes nothing
  return finish(hash, word, length);
}

/** The hash of a whole text: unsigned 32-bit integer. */
export function murmur3(text: string): number {
  return hashAfter(START, text);
}
