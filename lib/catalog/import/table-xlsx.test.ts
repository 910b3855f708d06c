import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readXlsx } from './table-xlsx';

const XML = '<?xml version="1.0"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with one sheet of these rows; `more` are further parts of the archive. */
function workbook(rows: string, more: Record<string, Uint8Array> = {}, epoch = ''): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${epoch}<sheets><sheet name="Prices" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    ...more,
  });
}
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>';

describe('a workbook', () => {
  it('comes as texts, numbers without their dust, days, values of formulas and names of errors', async () => {
    const rows = `<row r="1">${text('A1', 'Model')}${text('B1', '&lt;b&gt;x&lt;/b&gt;')}</row>
      <row r="3"><c r="A3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B3"><v>2.5000000000000002E-6</v></c>
      <c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3" s="1"><v>46023</v></c><c r="E3" t="b"><v>1</v></c>
      <c r="F3" s="1"><v>46023.5</v></c><c r="G3"><f>NOW()</f></c></row>`;
    expect(await readXlsx(workbook(rows))).toEqual([
      {
        name: 'Prices',
        rows: [
          ['Model', '<b>x</b>', null, null, null, null],
          [null, null, null, null, null, null],
          ['ab', 0.0000025, '#DIV/0!', '2026-01-01', 'true', '2026-01-01T12:00:00.000Z'],
        ],
      },
    ]);
  });

  it('counts days from 1904 where it says so', async () => {
    const [sheet] = await readXlsx(
      workbook('<row r="1"><c r="A1" s="1"><v>44561</v></c></row>', {}, '<workbookPr date1904="1"/>'),
    );
    expect(sheet?.rows).toEqual([['2026-01-01']]);
  });

  it('formats without content, to the last row and column, are nothing', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048575"><c r="A1048575" s="1"></c></row><row r="1048576" s="1"/>';
    expect((await readXlsx(workbook(rows)))[0]?.rows).toEqual([[1]]);
  });
});

describe('a hostile workbook is refused', () => {
  /** An archive whose directory says of its largest part that it has so many bytes. */
  function claiming(bytes: Uint8Array, largest: number): Uint8Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = Array.from({ length: bytes.length - 46 }, (_, at) => at).filter(
      (at) => view.getUint32(at, true) === 0x02014b50,
    );
    const size = (at: number): number => view.getUint32(at + 24, true);
    const [most] = entries.sort((a, b) => size(b) - size(a));
    view.setUint32((most ?? 0) + 24, largest, true);
    return bytes;
  }
  const strings = { 'xl/sharedStrings.xml': new Uint8Array(8 * 1024 * 1024) };

  it('before anything inflates beyond 200 MB', async () => {
    const bomb = claiming(workbook(ONE, strings), 201 * 1024 * 1024);
    await expect(readXlsx(bomb)).rejects.toThrow('larger than 200 MB');
  });

  it('whatever its directory says of sizes', async () => {
    await expect(readXlsx(claiming(workbook(ONE, strings), 64))).rejects.toThrow(/cannot be read|damaged/);
  });

  it.each([
    ['a row far below', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', '100,000 rows'],
    ['a cell far below its row', '<row><c r="A9999999"><v>1</v></c></row>', '100,000 rows'],
    [
      'a row that no sheet has',
      '<row r="99999999999"><c r="A1"><v>1</v></c></row>',
      'one of its cells is nowhere',
    ],
    [
      'a row in disguise',
      '<row x=">" r="&#57;9999999"><c r="A1"><v>1</v></c></row>',
      'one of its cells is nowhere',
    ],
    ['a column far right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', '1,000 columns'],
    [
      'a corner',
      '<row r="1"><c r="ALL1"><v>1</v></c></row><row r="99999"><c r="A99999"><v>1</v></c></row>',
      '2,000,000 cells',
    ],
    ['rows out of order', `<row r="2"><c r="A2"><v>1</v></c></row>${ONE}`, 'do not fit together'],
    ['nothing', '', 'empty'],
  ])('%s', async (_, rows, reason) => {
    await expect(readXlsx(workbook(rows))).rejects.toThrow(reason);
  });

  it('too many parts, and what is no workbook', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2_001 }, (_, at) => [`xl/media/${at}`, strToU8('x')]),
    );
    await expect(readXlsx(zipSync(parts))).rejects.toThrow('2,000 parts');
    await expect(readXlsx(zipSync({ 'hello.txt': strToU8('x') }))).rejects.toThrow('not an XLSX workbook');
    await expect(readXlsx(strToU8('PK no'))).rejects.toThrow('not an XLSX workbook');
  });
});
