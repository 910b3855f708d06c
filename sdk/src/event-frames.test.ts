import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameReader, type StreamEvent } from './event-frames';

const bytes = (text: string) => new TextEncoder().encode(text);

/** All events of a text that comes in pieces that end at these offsets. */
function read(text: string, cuts: readonly number[] = [], limit = 16_384): StreamEvent[] {
  const whole = bytes(text);
  const reader = frameReader(limit);
  const ends = [...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  let start = 0;
  return ends.flatMap((end) => {
    const events = reader.read(whole.subarray(start, end));
    start = end;
    return events;
  });
}

describe('the events of a stream', () => {
  it.each<[string, string, [string, string][]]>([
    ['a name and data', 'event: policy\ndata: {}\n\n', [['policy', '{}']]],
    ['no name', 'data: x\n\n', [['message', 'x']]],
    ['lines of data', 'data: a\ndata: b\ndata\ndata:c\n\n', [['message', 'a\nb\n\nc']]],
    ['one space less', 'data:  x\n\n', [['message', ' x']]],
    ['lines that end in CRLF', 'event: policy\r\ndata: x\r\n\r\n', [['policy', 'x']]],
    [
      'lines that end in CR',
      'event: policy\rdata: x\r\rdata: y\r\r',
      [
        ['policy', 'x'],
        ['message', 'y'],
      ],
    ],
    ['comments', ':\n\n: hello\n\ndata: x\n: data: y\n\n', [['message', 'x']]],
    ['nothing to tell', 'event: policy\n\nid: 1.3\n\ndata:\n\n', []],
    ['a name that is not kept', 'event: policy\n\ndata: x\n\n', [['message', 'x']]],
    ['fields it does not know', 'id: 1\nfoo: bar\ndatum: y\ndata: x\n\n', [['message', 'x']]],
    ['a mark at the beginning', '\uFEFFdata: x\n\n', [['message', 'x']]],
    ['a mark elsewhere', 'data: \uFEFFx\n\n\uFEFFdata: y\n\n', [['message', '\uFEFFx']]],
    ['an end without an empty line', 'data: x\n\ndata: y\n', [['message', 'x']]],
  ])('with %s', (_, text, events) => {
    expect(read(text).map(({ name, data }) => [name, data])).toEqual(events);
  });

  it('are the same wherever the bytes are cut', () => {
    const value = fc.string({ unit: fc.constantFrom('a', ':', ' ', 'é', '€', '🚂', '{', '\uFEFF') });
    const line = fc.oneof(
      value.map((text) => `data: ${text}`),
      value.map((text) => `event:${text}`),
      value.map((text) => `:${text}`),
      fc.constantFrom('', '', 'retry: 5', 'id: 1.2'),
    );
    const text = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')), { maxLength: 30 })
      .map((lines) => lines.map(([text, end]) => text + end).join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 40 }), (given, cuts) => {
        expect(read(given, cuts)).toEqual(read(given));
      }),
    );
  });

  it('are what was written, whatever the data', () => {
    const data = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(
        fc.array(data),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat()),
        (all, end, cuts) => {
          const text = all.map((each) => `event: policy${end}data: ${each}${end}${end}`).join('');
          const written = all.map((each) =>
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(each)),
          );
          expect(read(text, cuts).map((event) => event.data)).toEqual(written);
        },
      ),
    );
  });

  it('survive any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
        const reader = frameReader(1_000_000);
        for (const chunk of chunks) reader.read(chunk);
      }),
    );
  });

  it('may be as long as the limit, and not a byte longer', () => {
    expect(read(`data: ${'x'.repeat(94)}\n\n`, [], 100)).toHaveLength(1);
    expect(read(`data: ${'x'.repeat(94)}\n\n`.repeat(5), [3, 50, 120], 100)).toHaveLength(5);
    expect(() => read(`data: ${'x'.repeat(95)}\n\n`, [], 100)).toThrow('longer than 100 bytes');
    expect(() => read('data: x\n'.repeat(15), [7, 50], 100)).toThrow('longer than 100 bytes');
    expect(() => read(`data: ${'x'.repeat(200)}`, [20, 40, 60], 100)).toThrow('longer than 100 bytes');
  });

  it('say after how long to come back', () => {
    const reader = frameReader(100);
    expect(reader.retryMs()).toBe(null);
    reader.read(bytes('retry: 41'));
    reader.read(bytes('20\nretry: soon\n\n'));
    expect(reader.retryMs()).toBe(4120);
  });
});
