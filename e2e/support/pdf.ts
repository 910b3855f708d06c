/** Characters of a line of text as `pdfOf` sets it: what fits an A4 page in 11 point Helvetica. */
const LINE = 84;
/** Points between two lines, and from the page's edges. */
const LEADING = 15;
const MARGIN = 60;

/**
 * A PDF of the objects given, the first of which is its catalogue. Each is what stands between `n 0 obj` and `endobj`;
 * characters up to U+00FF are one byte each.
 */
export function pdfFile(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, nth) => {
    const at = file.length;
    file += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A stream as an object of `pdfFile`. */
export const pdfStream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;

/**
 * A PDF with one page for each text, which is wrapped where a line ends. Blank lines stay.
 *
 * @param catalogue entries that its catalogue holds besides, such as `/OpenAction`
 */
export function pdfOf(pages: readonly string[], catalogue = ''): Uint8Array {
  const numbered = pages.map((text, nth) => ({ text, page: 4 + nth * 2 }));
  return pdfFile([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${numbered.map(({ page }) => `${page} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...numbered.flatMap(({ text, page }) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${page + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      pdfStream(setText(text)),
    ]),
  ]);
}

function setText(text: string): string {
  const lines = text.split('\n').flatMap(wrapped);
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, String.raw`\$&`)}) '`);
  return `BT /F1 11 Tf ${LEADING} TL ${MARGIN} ${842 - MARGIN} Td\n${shown.join('\n')}\nET`;
}

function wrapped(line: string): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
