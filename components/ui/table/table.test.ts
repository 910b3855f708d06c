import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataColumn, TableFilter, TableState } from './column';
import { toCsv, toJson } from './export-rows';
import { sheetOf } from './export-workbook';
import { selectRows } from './select-rows';
import { readableQuery, readTableState, rowsKey, type TableShape, writeTableState } from './table-state';

interface Fruit {
  readonly name: string;
  readonly colours: readonly string[];
  readonly price: number | null;
}

const FRUITS: readonly Fruit[] = [
  { name: 'apple v10', colours: ['red', 'green'], price: 3 },
  { name: 'apple v2', colours: ['green'], price: null },
  { name: 'Banana', colours: ['yellow'], price: 1 },
  { name: 'cherry', colours: ['red'], price: 12 },
];
const COLUMNS: readonly DataColumn<Fruit>[] = [
  { id: 'name', label: 'Name', value: (row) => row.name },
  { id: 'price', label: 'Price', value: (row) => row.price, align: 'end' },
  { id: 'colours', label: 'Colours', value: (row) => row.colours.join(' '), sortable: false, hidden: true },
];
const FILTERS: readonly TableFilter<Fruit>[] = [
  { id: 'colour', label: 'Colour', values: (row) => row.colours },
  {
    id: 'under',
    label: 'Price at most',
    single: true,
    options: [{ value: '5', label: '5' }],
    matches: (row, [limit]) => row.price !== null && row.price <= Number(limit),
  },
];
const SHAPE: TableShape = {
  columns: COLUMNS,
  filters: FILTERS,
  defaultSort: { id: 'name', descending: false },
};
const stateOf = (query: string) => readTableState(new URLSearchParams(query), SHAPE);
const names = (query: string) =>
  selectRows(FRUITS, COLUMNS, FILTERS, stateOf(query)).rows.map((row) => row.name);

describe('state in the URL', () => {
  it('reads every part', () => {
    expect(
      stateOf(
        'q=ap&sort=price&direction=desc&colour=red,green&under=5,9&columns=colours,name&density=compact&widths=name:300&freeze=2',
      ),
    ).toEqual({
      q: 'ap',
      sort: { id: 'price', descending: true },
      filters: { colour: ['red', 'green'], under: ['5'] },
      columns: ['name', 'colours'],
      compact: true,
      frozen: 2,
      widths: { name: 300 },
    } satisfies TableState);
  });

  it('takes what it cannot understand for not given', () => {
    expect(stateOf('sort=colours&columns=nothing&widths=name:x,ghost:80,price:9&density=huge')).toEqual(
      stateOf(''),
    );
  });

  it('leaves defaults out and other parameters alone', () => {
    const params = new URLSearchParams('tab=prices&q=old&colour=red');
    expect(readableQuery(writeTableState(params, stateOf(''), SHAPE))).toBe('?tab=prices');
  });

  it('keeps two tables of one page apart', () => {
    const shape = { ...SHAPE, prefix: 'people.' };
    const params = writeTableState(new URLSearchParams('q=mine'), { ...stateOf(''), q: 'theirs' }, shape);
    expect(params.get('q')).toBe('mine');
    expect(readTableState(params, shape).q).toBe('theirs');
  });

  it('comes back from the URL as it went in', () => {
    const states = fc.record({
      q: fc.string({ maxLength: 40 }).map((q) => q.trim()),
      sort: fc.constantFrom({ id: 'price', descending: true }, { id: 'name', descending: false }),
      filters: fc.constantFrom({}, { colour: ['green', 'red'] }, { under: ['5'] }),
      columns: fc.constantFrom(['name', 'price'], ['name', 'colours'], ['price']),
      compact: fc.boolean(),
      frozen: fc.constantFrom(1, 3),
      widths: fc.constantFrom({}, { name: 120, price: 64 }),
    });
    fc.assert(
      fc.property(states, (state) => {
        const query = readableQuery(writeTableState(new URLSearchParams(), state, SHAPE));
        expect(readTableState(new URLSearchParams(query), SHAPE)).toEqual(state);
      }),
    );
  });

  it('tells states that show the same rows from those that do not', () => {
    expect(rowsKey(stateOf('colour=red,green&density=compact'))).toBe(rowsKey(stateOf('colour=green,red')));
    expect(rowsKey(stateOf('colour=red'))).not.toBe(rowsKey(stateOf('colour=green')));
  });
});

describe('rows of the client', () => {
  it('sorts text as people read it, and what is missing last either way', () => {
    expect(names('')).toEqual(['apple v2', 'apple v10', 'Banana', 'cherry']);
    expect(names('sort=price')).toEqual(['Banana', 'apple v10', 'cherry', 'apple v2']);
    expect(names('sort=price&direction=desc')).toEqual(['cherry', 'apple v10', 'Banana', 'apple v2']);
  });

  it('finds rows that hold every word', () => {
    expect(names('q=APPLE%20v2')).toEqual(['apple v2']);
    expect(names('q=apple%20cherry')).toEqual([]);
  });

  it('lets through any chosen value of a filter, and all filters together', () => {
    expect(names('colour=red,yellow')).toEqual(['apple v10', 'Banana', 'cherry']);
    expect(names('colour=red,yellow&under=5')).toEqual(['apple v10', 'Banana']);
  });

  it('counts a facet under the other filters only, and keeps a chosen value that has none left', () => {
    const { facets, total } = selectRows(FRUITS, COLUMNS, FILTERS, stateOf('colour=yellow&under=5&q=apple'));
    expect(total).toBe(0);
    expect(facets.colour).toEqual([
      { value: 'green', label: 'green', count: 1 },
      { value: 'red', label: 'red', count: 1 },
      { value: 'yellow', label: 'yellow', count: 0 },
    ]);
  });
});

describe('exports', () => {
  const columns: readonly DataColumn<readonly [string, number | null]>[] = [
    { id: 'text', label: 'Text', value: ([text]) => text },
    { id: 'amount', label: 'Amount, USD', value: ([, amount]) => amount },
  ];

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1 234', "'+1 234"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['＝1+1', "'＝1+1"],
    ['\n=1+1', `"'\n=1+1"`],
    ['-1.5', '-1.5'],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
  ])('writes %j as %j', (text, written) => {
    expect(toCsv(columns, [[text, 1]])).toBe(`\uFEFFText,"Amount, USD"\r\n${written},1\r\n`);
  });

  it('writes a sheet of numbers and texts, of which none runs as a formula', () => {
    const priced: readonly DataColumn<string | null>[] = [
      { id: 'price', label: '=Price', value: (price) => price, align: 'end' },
    ];
    const cells = sheetOf(priced, ['1.1', '=1+1', null, '0.1234567890123']).map(([cell]) => cell);
    expect(cells).toEqual([
      { value: "'=Price", type: String, fontWeight: 'bold' },
      { value: 1.1, type: Number },
      { value: "'=1+1", type: String },
      null,
      { value: '0.1234567890123', type: String },
    ]);
  });

  it('leaves what is missing empty in CSV and null in JSON', () => {
    expect(toCsv(columns, [['x', null]])).toMatch(/x,\r\n$/);
    expect(JSON.parse(toJson(columns, [['x', null]]))).toEqual([{ text: 'x', amount: null }]);
  });
});
