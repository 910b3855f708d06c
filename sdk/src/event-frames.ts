import { RequestFailed } from './download';

/** One event of a stream, as far as this library reads it. */
export interface StreamEvent {
  /** `message` where the stream did not say. */
  readonly name: string;
  readonly data: string;
}

export interface FrameReader {
  /** Takes bytes wherever they were cut, and gives the events that they complete. @throws RequestFailed beyond the limit */
  readonly read: (bytes: Uint8Array) => readonly StreamEvent[];
  /** Ms after which to come back, if the stream has said. */
  readonly retryMs: () => number | null;
}

const LF = 10;
const CR = 13;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads server-sent events (WHATWG HTML, 9.2). Lines are decoded whole, so that a character may lie across two chunks.
 * `id` is passed over: what this router has applied is known better than by what it was last told.
 *
 * @param limit bytes of one event, comments before it included
 */
export function frameReader(limit: number): FrameReader {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  let size = 0;
  let afterCarriageReturn = false;
  let first = true;
  let name = '';
  let data: string[] = [];
  let retryMs: number | null = null;

  function readLine(bytes: Uint8Array): StreamEvent | null {
    let line = decoder.decode(bytes);
    if (first && line.startsWith(BYTE_ORDER_MARK)) line = line.slice(1);
    first = false;
    if (line === '') return dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') data.push(value);
    else if (field === 'event') name = value;
    else if (field === 'retry' && /^\d{1,9}$/.test(value)) retryMs = Number(value);
    return null;
  }

  function dispatch(): StreamEvent | null {
    const event = { name: name || 'message', data: data.join('\n') };
    name = '';
    data = [];
    size = 0;
    return event.data === '' ? null : event;
  }

  function grow(bytes: Uint8Array): void {
    size += bytes.length;
    if (size > limit)
      throw new RequestFailed(`an event of the stream is longer than ${limit} bytes`, 200, null);
  }

  return {
    read: (chunk) => {
      const events: StreamEvent[] = [];
      let start = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at];
        if (byte !== LF && byte !== CR) {
          afterCarriageReturn = false;
          continue;
        }
        if (byte === LF && afterCarriageReturn) start = at + 1;
        else {
          const end = chunk.subarray(start, at);
          grow(end);
          const event = readLine(rest.length === 0 ? end : joined(rest, end));
          if (event) events.push(event);
          rest = new Uint8Array();
          start = at + 1;
        }
        afterCarriageReturn = byte === CR;
      }
      const left = chunk.subarray(start);
      grow(left);
      if (left.length > 0) rest = joined(rest, left);
      return events;
    },
    retryMs: () => retryMs,
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
