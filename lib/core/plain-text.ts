import { z } from 'zod';

/** Control characters, and marks that hide text or turn its direction, so that a name cannot pose as another one. */
const UNPRINTABLE =
  /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** A name that screens show: trimmed, one line, 1 to `max` characters. `missing` is the sentence for an empty one. */
export function lineSchema(missing: string, max: number) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !UNPRINTABLE.test(text), 'Use letters, digits and ordinary signs.');
}
