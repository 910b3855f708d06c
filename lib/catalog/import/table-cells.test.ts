import { describe, expect, it } from 'vitest';
import {
  cellText,
  clockIn,
  countIn,
  currencyIn,
  dayIn,
  flagIn,
  listIn,
  nameOf,
  numberIn,
} from './table-cells';
import { priceName } from './table-header';

const told = (cell: { value: unknown } | { refused: string }) =>
  'value' in cell ? cell.value : `✗ ${cell.refused}`;

describe('cells', () => {
  it.each([
    ['3.25', '.', '3.25'],
    ['3,25', ',', '3.25'],
    ['1,250', '.', '1250'],
    ['1.250,5', ',', '1250.5'],
    ['1,250.5', '.', '1250.5'],
    ['1 250,5', ',', '1250.5'],
    ['1’250.5', '.', '1250.5'],
    ['2.5E-6', '.', '2.5E-6'],
    ['.5', '.', '.5'],
    ['(3)', '.', '-3'],
    ['3,25', '.', '✗ “3,25” has “,” where the decimal mark is “.”.'],
    ['3.25', ',', '✗ “3.25” has “.” where the decimal mark is “,”.'],
    ['3 per M', '.', '✗ “3 per M” is not a number.'],
    ['=1+1', '.', '✗ “=1+1” is a formula, not a value.'],
    ['#REF!', '.', '✗ “#REF!” is an error of the workbook.'],
    ['1e', '.', '✗ “1e” is not a number.'],
  ] as const)('number %s with “%s” is %s', (text, decimal, expected) => {
    expect(told(numberIn(text, decimal))).toBe(expected);
  });

  it('a number of a workbook is one whatever the decimal mark', () => {
    expect(told(numberIn(1250.5, ','))).toBe('1250.5');
    expect(told(numberIn(0.0000025, ','))).toBe('0.0000025');
  });

  it.each([
    ['2026-01-31', 'dmy', '2026-01-31'],
    ['2026/1/31', 'mdy', '2026-01-31'],
    ['2026-01-31T12:00:00.000Z', 'dmy', '2026-01-31'],
    ['31.01.2026', 'dmy', '2026-01-31'],
    ['1/2/2026', 'dmy', '2026-02-01'],
    ['1/2/2026', 'mdy', '2026-01-02'],
    ['31 Jan 2026', 'dmy', '2026-01-31'],
    ['Jan 31, 2026', 'dmy', '2026-01-31'],
    [46053, 'dmy', '2026-01-31'],
    ['46053', 'dmy', '2026-01-31'],
    ['30.02.2026', 'dmy', '✗ “30.02.2026” is not a day.'],
    ['1900-01-01', 'dmy', '✗ “1900-01-01” is what a workbook shows for an empty date.'],
    [0, 'dmy', '✗ “0” is not a day.'],
    [60, 'dmy', '✗ “60” is not a day.'],
    ['soon', 'dmy', '✗ “soon” is not a day.'],
  ] as const)('day %s (%s) is %s', (cell, order, expected) => {
    expect(told(dayIn(cell, order))).toBe(expected);
  });

  it.each([
    ['200k', 200_000],
    ['1M', 1_000_000],
    ['1.5 million tokens', 1_500_000],
    ['> 272,000', 272_000],
    [1_048_576, 1_048_576],
    ['lots', '✗ “lots” is not a whole number.'],
    ['-5', '✗ “-5” is not a whole number.'],
    ['0.3', '✗ “0.3” is not a whole number.'],
  ])('count %s is %s', (cell, expected) => {
    expect(told(countIn(cell, '.'))).toBe(expected);
  });

  it('hours, flags, lists, names and odd blanks', () => {
    expect(
      [clockIn('9:30'), clockIn(0.5), clockIn('24:00'), clockIn('25:00'), clockIn('noon')].map(told),
    ).toEqual([
      '09:30',
      '12:00',
      '00:00',
      '✗ “25:00” is not a time of day.',
      '✗ “noon” is not a time of day.',
    ]);
    expect([flagIn('ja'), flagIn('No'), flagIn('maybe')].map(told)).toEqual([
      true,
      false,
      '✗ “maybe” is neither yes nor no.',
    ]);
    expect(listIn('eu-west-1; eu-central-1\nus')).toEqual(['eu-west-1', 'eu-central-1', 'us']);
    expect(told(nameOf('=HYPERLINK("http://evil","x")'))).toMatch('is a formula');
    expect(told(nameOf('@cf/meta/llama'))).toBe('@cf/meta/llama');
    expect(cellText('\u00a0 a\u202fb \ufeff')).toBe('a b');
  });

  it.each([
    ['€ 3,25', 'EUR', '3,25'],
    ['3.25 USD', 'USD', '3.25'],
    ['$3', 'USD', '3'],
    ['CHF 3', 'CHF', '3'],
    ['120 SEK', 'SEK', '120'],
    ['¥3', null, '¥3'],
    ['3', null, '3'],
  ])('currency of %s is %s', (text, currency, rest) => {
    expect(currencyIn(text)).toEqual({ currency, rest });
  });
});

describe('names of prices', () => {
  it.each([
    ['Input ($ / 1M tokens)', 'input 1000000 USD'],
    ['input_cost_per_token', 'input 1'],
    ['outputPricePer1K', 'output 1000'],
    ['Output price per 1,000,000 tokens', 'output 1000000'],
    ['Preis Ausgabe (€ je 1.000 Token)', 'output 1000 EUR'],
    ['Batch output €/MTok', 'output 1000000 EUR batch'],
    ['Input >200K, $/M', 'input 1000000 USD >200000'],
    ['Input ≤ 200K, $/M', 'input 1000000 USD'],
    ['Eingabe über 200k, € je 1M', 'input 1000000 EUR >200000'],
    ['Cached input', 'cache_read ?'],
    ['Cache write (1h)', 'cache_write_1h ?'],
    ['Cache writes 5m', 'cache_write_5m ?'],
    ['Cache creation', 'cache_write ?'],
    ['Reasoning tokens', 'reasoning ?'],
    ['Audio input per 1M tokens', 'input_audio 1000000'],
    ['Price per image', 'image 1'],
    ['$ per 1,000 images / image generation', 'image 1000 USD'],
    ['Audio $/minute', 'audio_second 60 USD'],
    ['Audio per hour', 'audio_second 3600'],
    ['Audio per 1,000 minutes', 'audio_second 60000'],
    ['Minuten', 'audio_second 60'],
    ['Video, $ per second', 'output_video_second 1 USD'],
    ['per 1K requests', 'request 1000'],
    ['Web search (per 1,000)', 'web_search 1000'],
    ['Pages', 'input_document_page 1'],
    ['In', 'input ?'],
    ['Tokens out', 'output ?'],
    ['Price in EUR', 'none'],
    ['Min. input price per 1M', 'input 1000000'],
    ['Output speed (tokens/s)', 'none'],
    ['Response time (s)', 'none'],
    ['Max output', 'none'],
    ['Input context', 'none'],
    ['Input ($/M, context > 200k)', 'input 1000000 USD >200000'],
    ['Discount on input', 'none'],
    ['Throughput, tokens per second', 'none'],
    ['furlongs', 'none'],
    ['', 'none'],
  ])('%s → %s', (header, expected) => {
    const name = priceName(header);
    const words = name && [
      name.unit,
      name.per ?? '?',
      name.currency,
      name.aboveTokens ? `>${name.aboveTokens}` : null,
      name.tier,
    ];
    expect(words?.filter((word) => word !== null).join(' ') ?? 'none').toBe(expected);
  });
});
