import { describe, expect, it } from 'vitest';
import { csvRows, readCsv } from './table-csv';
import { guessMapping } from './table-guess';

const guess = (text: string) => guessMapping(csvRows(text), 'A list');
const uses = (text: string) =>
  guess(text).columns.map(({ use, confidence }) => {
    if (use.use === 'ignore') return '–';
    if (use.use === 'field') return `${use.field} (${confidence})`;
    return `${[use.unit, use.per, use.currency, use.aboveTokens || null, use.tier].filter((word) => word !== null).join(' ')} (${confidence})`;
  });

describe('a table in text', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['bars', 'a|b\n1|2\n'],
    ['a mark at the start', '\ufeffa,b\n1,2\n'],
    ['Excel’s own hint', 'sep=;\r\na;b\r\n1;2\r\n'],
  ])('by %s', (_, text) => {
    expect(csvRows(text).slice(0, 2)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps lines, quotation marks and delimiters inside quoted cells', () => {
    expect(csvRows('a,b\n"one\ntwo, ""three""",2\n')[1]).toEqual(['one\ntwo, "three"', '2']);
  });

  it('is UTF-8, or UTF-16 as Excel writes it, and nothing else', () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffPreis\t€\n', 'utf16le'));
    expect(readCsv(utf16)[0]).toEqual(['Preis', '€']);
    expect(() => readCsv(new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0x31, 0xe9, 0x2c, 0x32]))).toThrow('Line 2');
  });

  it.each([
    ['a quote without an end', 'a,b\n"1,2\n', 'Row 2'],
    ['nothing', '\n\n', 'empty'],
    ['1,001 columns', `${Array.from({ length: 1_001 }, (_, at) => at).join(',')}\n`, '1,000 columns'],
    ['100,001 rows', '1,2\n'.repeat(100_001), '100,000 rows'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => csvRows(text)).toThrow(reason);
  });
});

describe('guessing what columns are', () => {
  it('a wide list: a column for each unit, below titles and notes', () => {
    const text = [
      'Price list 2026;;;;;;',
      ';;;;;;',
      'Seller;Model ID;Input (€ / 1M tokens);Output (€ / 1M tokens);Batch input (€ / 1M tokens);Remarks;Gültig ab',
      'Amazon Bedrock;anthropic.x;3,00;15,00;1,50;new;01.02.2026',
      'OpenAI;gpt-x;2,50;10,00;;;01.02.2026',
    ].join('\n');
    expect(uses(text)).toEqual([
      'channel (sure)',
      'requestId (sure)',
      'input 1000000 EUR (sure)',
      'output 1000000 EUR (sure)',
      'input 1000000 EUR batch (sure)',
      '–',
      'validFrom (sure)',
    ]);
    expect(guess(text).mapping).toMatchObject({ headerRows: 3, decimal: ',', dates: 'dmy', fillDown: false });
    expect(guess(text).columns[5]?.reason).toBe('Nothing is called “Remarks”.');
  });

  it('a long list: a row for each unit, with names that are merged downwards', () => {
    const text =
      'provider,model,unit,price,per,currency,effective date\nOpenAI,GPT-X,Input,2,1M,USD,1/31/2026\n,,Output,8,1M,USD,1/31/2026\n';
    expect(uses(text)).toEqual([
      'channel (sure)',
      'model (sure)',
      'unit (sure)',
      'amount (sure)',
      'per (sure)',
      'currency (sure)',
      'validFrom (sure)',
    ]);
    expect(guess(text).mapping).toMatchObject({ headerRows: 1, decimal: '.', dates: 'mdy', fillDown: true });
  });

  it.each([
    ['a heading over several columns', 'Model ID,USD per 1M tokens,,Context\n,Input,Output,\nx,1,2,200k\n'],
    ['a row of headings that names all', ',USD per 1M tokens,,\nModel ID,Input,Output,Context\nx,1,2,200k\n'],
  ])('%s', (_, text) => {
    const { mapping } = guess(text);
    expect(mapping.headerRows).toBe(2);
    expect(uses(text)).toEqual([
      'requestId (sure)',
      'input 1000000 USD (sure)',
      'output 1000000 USD (sure)',
      'contextTokens (sure)',
    ]);
  });

  it.each([
    ['0.000003', 'input 1 (likely)'],
    ['0.003', 'input 1000 (likely)'],
    ['3', 'input 1000000 (likely)'],
  ])('a price of %s says itself for how many tokens it is', (price, expected) => {
    expect(uses(`id,input\nm-1,${price}\nm-2,${price}\n`)[1]).toBe(expected);
  });

  it('is not led by a name alone: cells have to agree, and a field is told once', () => {
    const text =
      'model id,model_id,output,context,valid from\nm 1 x,m-1,see page 7,wide,soon\nm 2 x,m-2,see page 8,wide,later\n';
    expect(uses(text)).toEqual(['–', 'requestId (sure)', '–', '–', '–']);
    expect(guess(text).columns[2]?.reason).toBe('“output” sounds like a price, and its cells are none.');
    expect(uses('id,model id\nm-1,m-1\n')).toEqual(['requestId (sure)', '–']);
  });

  it('500 columns that all say the same', () => {
    const header = Array.from({ length: 500 }, (_, at) => `Input $/M ${at}`).join(',');
    const { columns } = guess(`${header}\n${Array.from({ length: 500 }, () => '1').join(',')}\n`);
    expect(columns.filter(({ use }) => use.use === 'price')).toHaveLength(1);
    expect(columns[499]?.reason).toBe('“Input $/M 0” says it already.');
  });

  it('500 columns of which none is known', () => {
    const header = Array.from({ length: 500 }, (_, at) => `<script>${at}</script>`).join(',');
    const row = Array.from({ length: 500 }, () => '1').join(',');
    const found = guess(`${header}\n${`${row}\n`.repeat(50)}`);
    expect(found.columns).toHaveLength(500);
    expect(found.columns.every(({ use }) => use.use === 'ignore')).toBe(true);
    expect(found.columns[7]?.header).toBe('<script>7</script>');
  });
});
