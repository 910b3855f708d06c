import { isLosslessNumber, type LosslessNumber, parse } from 'lossless-json';
import { AppError, invalid } from '@/lib/core/errors';
import { refuseDeepAndDouble, refusedAt } from './json-shape';

/** JSON whose numbers are still the text that was written: a price never passes through a float. */
export type Json = string | boolean | null | LosslessNumber | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

const MOST_BYTES = 50 * 1024 * 1024;
const tooLarge = () => new AppError('too_large', 'The file is larger than 50 MB.');

/** The text of a file in UTF-8, a byte order mark left out. Throws `invalid` with the line that is none, `too_large`. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.byteLength > MOST_BYTES) throw tooLarge();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    throw notUtf8(bytes, decoder);
  }
}

/** A line break is a byte of its own in UTF-8, so the line that cannot be decoded is the wrong one. */
function notUtf8(bytes: Uint8Array, decoder: TextDecoder): AppError {
  const message = 'This is not text in UTF-8. Save the file as UTF-8 and try again.';
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      break;
    }
    start = stop + 1;
  }
  return invalid([{ path: '', message, line }], `Line ${line}: ${message}`);
}

/**
 * Reads JSON that somebody else wrote: at most 50 MB and 64 levels, no key twice, numbers as text. Throws `invalid` with
 * line and column, or `too_large`.
 */
export function readJson(text: string): Json {
  if (text.length > MOST_BYTES) throw tooLarge();
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (plain.trim() === '') throw invalid([{ path: '', message: 'It is empty.' }], 'The file is empty.');
  refuseDeepAndDouble(plain);
  try {
    return parse(plain) as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = / ?at position (\d+)/.exec(error.message);
    const words = error.message.replace(/ ?at position \d+/, '');
    throw refusedAt(plain, Number(place?.[1] ?? 0), `This is not JSON. ${words}.`);
  }
}

/** A JSON object, told from lists, numbers and null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** The text of a JSON number; null for anything else. */
export function numberText(value: Json | undefined): string | null {
  return isLosslessNumber(value) ? value.value : null;
}
