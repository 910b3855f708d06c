import { describe, expect, it } from 'vitest';
import { PRICE_UNIT_KEYS } from '../price-units';
import { importedOfferingSchema, type ReadSource } from './imported';
import { readTable, rowNumbers } from './table';
import { type TableContext, type TableMapping, tableMappingSchema } from './table-columns';
import { csvRows } from './table-csv';
import { readTableFile } from './table-file';
import { guessMapping } from './table-guess';

const context: TableContext = {
  asOf: '2026-11-01',
  rates: [
    { currency: 'EUR', usd: '1.05', asOf: '2026-09-30' },
    { currency: 'EUR', usd: '1.1', asOf: '2026-10-31' },
  ],
  vendors: [
    { key: 'aws-bedrock', name: 'Amazon Bedrock', isChannel: true },
    { key: 'openai', name: 'OpenAI', isChannel: true },
    { key: 'google', name: 'Google', isChannel: false },
  ],
  offerings: [
    { channel: 'openai', requestId: 'gpt-x', modelKey: 'gpt-x', modelName: 'GPT X' },
    { channel: 'openai', requestId: 'gpt-y', modelKey: 'gpt-y', modelName: 'GPT Y' },
    { channel: 'openai', requestId: 'gpt-y-2026-01-01', modelKey: 'gpt-y', modelName: 'GPT Y' },
  ],
};
const read = (text: string, but: Partial<TableMapping> = {}): ReadSource => {
  const rows = csvRows(text);
  const { mapping } = guessMapping(rows, 'Contract 7');
  return readTable(rows, tableMappingSchema.parse({ ...mapping, ...but }), context);
};
const lines = ({ offerings }: ReadSource) =>
  offerings.flatMap((one) =>
    PRICE_UNIT_KEYS.flatMap((unit) =>
      (one.prices[unit] ?? []).map((price) =>
        [
          `${one.key} ${unit} ${price.amount}`,
          price.free ? 'free' : '',
          price.original && `${price.currency} ${price.original} of ${price.rateAsOf}`,
          price.aboveTokens ? `>${price.aboveTokens}` : '',
          price.fromQuantity ? `from ${price.fromQuantity}` : '',
          price.scope && `for ${price.scope}`,
          price.validFrom?.slice(0, 10),
          price.validTo && `–${price.validTo.slice(0, 10)}`,
          price.dailyFrom && `${price.dailyFrom}–${price.dailyTo}`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
  );
const reasons = ({ skipped }: ReadSource) => skipped.map(({ row, reason }) => `${row}: ${reason}`);
describe('a list with a column for each unit', () => {
  const wide = [
    'Seller;Model ID;Owner;Input (€ / 1M tokens);Output (€ / 1M tokens);Batch input (€ / 1M tokens);Context;Retention days;Certifications;Valid until',
    'Amazon Bedrock;anthropic.x-v1:0;OpenAI;3,00;15,00;1,50;200k;30;SOC 2, ISO 27001;31.12.2026',
    'OpenAI;gpt-x;;kostenlos;1.000,50;;1.047.576;0;;',
    ';;;;;;;;;',
  ].join('\n');

  it('is offerings of one or several tiers, in USD at the newest rate, with what they are billed in', () => {
    const source = read(wide);
    expect(lines(source)).toEqual([
      'aws-bedrock/anthropic.x-v1:0 input 3.3 EUR 3 of 2026-10-31 –2027-01-01',
      'aws-bedrock/anthropic.x-v1:0 output 16.5 EUR 15 of 2026-10-31 –2027-01-01',
      'aws-bedrock/anthropic.x-v1:0#batch input 1.65 EUR 1.5 of 2026-10-31 –2027-01-01',
      'openai/gpt-x input 0 free',
      'openai/gpt-x output 1100.55 EUR 1000.5 of 2026-10-31',
    ]);
    expect(source.offerings[0]).toMatchObject({
      entry: 'row 2',
      values: { contextTokens: 200_000, retentionDays: 30, certifications: ['ISO 27001', 'SOC 2'] },
      model: { owner: 'openai' },
      prices: { input: [{ raw: 'Input (€ / 1M tokens): 3,00', source: 'Contract 7', asOf: '2026-11-01' }] },
    });
    expect({ rows: source.rows, skipped: source.skipped, notes: source.notes }).toEqual({
      rows: 2,
      skipped: [],
      notes: [],
    });
    for (const one of source.offerings)
      expect(importedOfferingSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(
        JSON.parse(JSON.stringify(one)),
      );
  });

  it('what cannot be read of a row is noted; a row of which nothing can is skipped', () => {
    const source = read(
      'channel,model id,input $/M,output $/M,context\nopenai,gpt-x,3,#REF!,big\nopenai,gpt-y,-1,on request,\nopenai,gpt-z,3 €,4,200k\n',
    );
    expect(source.notes).toEqual([
      { row: 'row 2', field: 'output $/M', reason: '“#REF!” is an error of the workbook.' },
      { row: 'row 2', field: 'contextTokens', reason: '“big” is not a whole number.' },
      { row: 'row 4', field: 'input $/M', reason: '“3 €” is in EUR, and stands under or beside USD.' },
    ]);
    expect(reasons(source)).toEqual(['row 3: input $/M: -1 is negative.']);
    expect(lines(source)).toEqual(['openai/gpt-x input 3', 'openai/gpt-z output 4']);
  });
});

describe('a list with a row for each unit', () => {
  it('gathers the rows of an offering, merged names included', () => {
    const source = read(
      [
        'Provider,Model,Unit,Price,Per,Currency,Above tokens,From volume,Scope,Valid from,From hour,To hour',
        'OpenAI,GPT X,Input tokens,2.00,1M,USD,,,,2026-01-01,,',
        ',,Input tokens,4.00,1M,USD,200k,,,2026-01-01,,',
        ',,Cached input,0.0005,1K,EUR,,,,,,',
        ',,Output,8,,USD,,1000000,ACME,,,',
        ',,Web search,0.01,1,USD,,,,,16:30,00:30',
        ',,Minutes of audio,0.006,1,USD,,,,,,',
      ].join('\n'),
    );
    expect(lines(source)).toEqual([
      'openai/gpt-x input 2 2026-01-01',
      'openai/gpt-x input 4 >200000 2026-01-01',
      'openai/gpt-x output 8 from 1000000 for ACME',
      'openai/gpt-x cache_read 0.55 EUR 0.5 of 2026-10-31',
      'openai/gpt-x audio_second 100',
      'openai/gpt-x web_search 10000 16:30–00:30',
    ]);
    expect(source.offerings[0]?.entry).toBe('rows 2–7');
  });

  it.each([
    ['OpenAI,m,Input,2,CHF', 'There is no exchange rate for CHF. Add one, and read the table again.'],
    ['OpenAI,m,furlongs,2,USD', '“furlongs” is no unit that is known.'],
    ['OpenAI,m,,2,USD', 'It has a price and no unit.'],
    ['OpenAI,m,Input,two,USD', '“two” is not a number.'],
    ['OpenAI,m,Input,-2,USD', '-2 is negative.'],
    ['OpenAI,m,Input,1e309,USD', '1e309 is too large to be a price.'],
    ['OpenAI,m,Input,¥2,', '“¥” is yen or yuan: name the currency in a column.'],
    ['OpenAI,m,Input,2,dollars', '“DOLLARS” is not a currency code such as EUR.'],
    ['OpenAI,=cmd|x,Input,2,USD', '“=cmd|x” is a formula, not a value.'],
    ['OpenAI,m,Input,,USD', 'It states nothing but which offering it is of.'],
    [',m,Input,2,USD', 'It names no seller, and the table has none for all rows.'],
    ['OpenAI,,Input,2,USD', 'It names neither a request id nor a model.'],
    [
      'Google,m,Input,2,USD',
      'Google makes models; under which name are they sold? Name the seller as the catalogue does.',
    ],
    ['Section,,,,', 'It is a heading: only one of its cells is filled.'],
    ['seller,request id,unit,price,currency', 'It repeats the header.'],
    ['OpenAI,first,Input,1,USD', 'Another row says input already.'],
    ['OpenAI,first,Input,9,USD', 'Another row has input at 1, and this one at 9.'],
  ])('%s is skipped: %s', (row, reason) => {
    const source = read(`seller,request id,unit,price,currency\nOpenAI,first,Input,1,USD\n${row}\n`, {
      fillDown: false,
    });
    expect(reasons(source)).toEqual([`row 3: ${reason}`]);
    expect([source.rows, source.offerings.length]).toEqual([2, 1]);
  });

  it.each([
    ['GPT X', []],
    ['gpt-y', []],
    [
      'GPT Y',
      [
        'row 2: “GPT Y” has 2 request ids at openai (gpt-y, gpt-y-2026-01-01): add a column with request ids.',
      ],
    ],
    ['GPT Z', ['row 2: “GPT Z” has no request id in the table, and openai sells nothing of that name.']],
  ])('finds the request id of the model %s where it can', (model, expected) => {
    expect(reasons(read(`seller,model,unit,price\nOpenAI,${model},Input,1\n`))).toEqual(expected);
  });

  it('fills names that are merged over several rows, and no further than they reach', () => {
    const text = [
      'Seller,Model,Request id,Owner,Unit,Price',
      'OpenAI,M,m-1,OpenAI,Input,1',
      ',,,,Output,2',
      ',,m-2,,Input,3',
      'Amazon Bedrock,GPT X,openai.gpt-x,OpenAI,Input,4',
      'OpenAI,,,,Input,5',
    ].join('\n');
    const source = read(text);
    expect(lines(source)).toEqual([
      'openai/m-1 input 1',
      'openai/m-1 output 2',
      'openai/m-2 input 3',
      'aws-bedrock/openai.gpt-x input 4',
      'openai/gpt-x input 5',
    ]);
    expect(source.offerings.map(({ model }) => model.owner)).toEqual([
      'openai',
      undefined,
      'openai',
      'openai',
    ]);
    expect(reasons(read(text, { fillDown: false }))).toHaveLength(3);
  });

  it.each([
    ['gpt-x', 'openai/gpt-x'],
    ['GPT X', 'openai/gpt-x'],
    ['OpenAI/gpt-y', 'openai/gpt-y'],
    ['GPT Y', undefined],
    ['gpt-99', undefined],
  ])('a successor %s is %s', (successor, key) => {
    const source = read(
      `seller,request id,successor,owner,notice days\nOpenAI,m,${successor},Nobody Ltd,30\n`,
    );
    expect(source.offerings[0]?.values).toEqual({ noticeDays: 30, ...(key ? { successor: key } : {}) });
    expect(source.notes.map(({ field }) => field)).toEqual(key ? ['owner'] : ['successor', 'owner']);
  });

  it('a sign that currencies share is of the one beside it, and contradicts another', () => {
    const dollars = {
      ...context,
      rates: [
        { currency: 'CAD', usd: '0.5', asOf: '2026-10-31' },
        { currency: 'CNY', usd: '0.1', asOf: '2026-10-31' },
      ],
    };
    const rows = csvRows(
      'seller,request id,unit,price,currency\nOpenAI,a,Input,$2,CAD\nOpenAI,b,Input,¥2,CNY\nOpenAI,c,Input,€2,CAD\nOpenAI,d,Input,$2,\n',
    );
    const source = readTable(rows, guessMapping(rows, 'x').mapping, dollars);
    expect(lines(source)).toEqual([
      'openai/a input 1 CAD 2 of 2026-10-31',
      'openai/b input 0.2 CNY 2 of 2026-10-31',
      'openai/d input 2',
    ]);
    expect(reasons(source)).toEqual(['row 4: “€2” is in EUR, and stands under or beside CAD.']);
  });

  it('takes seller, currency and scope of all rows from the mapping, and a new seller as it is named', () => {
    const defaults = { channel: 'Acme Cloud <b>', currency: 'EUR', per: 1_000, scope: 'Contract 7' };
    const source = read('request id,unit,price\nm-1,Input,0.002\n', { defaults });
    expect(lines(source)).toEqual(['acme-cloud-b/m-1 input 2.2 EUR 2 of 2026-10-31 for Contract 7']);
    expect(source.offerings[0]?.channelName).toBe('Acme Cloud <b>');
  });

  it.each([
    ['aws-bedrock', 'anthropic.claude-x', 'bedrock-converse'],
    ['vertex', 'claude-x', 'anthropic-messages'],
    ['vertex', 'gemini-x', 'google-generate-content'],
    ['openai', 'text-embedding-x', 'openai-embeddings'],
    ['somebody', 'm', 'openai-chat'],
  ])('what %s sells as %s is called through %s', (seller, id, api) => {
    expect(read(`seller,request id,input $/M\n${seller},${id},2\n`).offerings[0]?.api).toBe(api);
  });

  it('a profile that the request id does not tell is in the key', () => {
    const source = read(
      'seller,request id,profile,input $/M\nAzure,gpt-x,EU,2\naws-bedrock,eu.anthropic.x-v1:0,eu,3\n',
    );
    expect(source.offerings.map(({ key, profile }) => [key, profile])).toEqual([
      ['azure/gpt-x@eu', 'eu'],
      ['aws-bedrock/eu.anthropic.x-v1:0', 'eu'],
    ]);
  });
});

describe('a file', () => {
  const bytes = new TextEncoder().encode('seller,request id,input $/M\nOpenAI,gpt-x,2\n');
  const { mapping } = guessMapping(csvRows(new TextDecoder().decode(bytes)), 'List');

  it('is read by a mapping that is looked at first', async () => {
    expect(lines(await readTableFile(bytes, mapping, context))).toEqual(['openai/gpt-x input 2']);
    await expect(
      readTableFile(bytes, { ...mapping, columns: [{ use: 'price', unit: 'toString' }] }, context),
    ).rejects.toThrow();
    await expect(
      readTableFile(bytes, { ...mapping, columns: [mapping.columns[0], mapping.columns[0]] }, context),
    ).rejects.toMatchObject({
      details: { fields: [{ path: '/mapping/columns/1', message: 'Another column says the same already.' }] },
    });
    await expect(readTableFile(bytes, { ...mapping, sheet: 'Nowhere' }, context)).rejects.toMatchObject({
      details: { fields: [{ path: '/mapping/sheet', message: 'There is no such sheet, or it is empty.' }] },
    });
  });

  it('notes ten thousand cells that cannot be read, and counts the rest', () => {
    const rows = Array.from({ length: 10_005 }, (_, at) => [`m-${at}`, '1', 'never']);
    const columns = [
      { use: 'field', field: 'requestId' },
      { use: 'field', field: 'noticeDays' },
      { use: 'field', field: 'contextTokens' },
    ] as const;
    const defaults = { ...mapping.defaults, channel: 'openai' };
    const { notes } = readTable(
      rows,
      { ...mapping, headerRows: 0, defaults, columns: [...columns] },
      context,
    );
    expect([notes.length, notes.at(-1)?.reason]).toEqual([10_001, 'There are 5 more of these.']);
  });

  it('names its rows', () => {
    expect([rowNumbers([2]), rowNumbers([2, 3, 4, 7, 9, 10])]).toEqual(['row 2', 'rows 2–4, 7, 9–10']);
  });
});
