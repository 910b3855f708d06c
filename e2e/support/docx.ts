import { strToU8, zipSync } from 'fflate';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** What stands in a paragraph, as Word writes it. */
const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))}</w:t></w:r></w:p>`;

/** A DOCX of paragraphs. @param parts that are added, or stand in the place of its own */
export function docxOf(
  paragraphs: readonly string[],
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const all = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': wordDocument(paragraphs.map(paragraph).join('')),
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

/** `word/document.xml` with a body. @param before what stands before its first element, such as a document type */
export const wordDocument = (body: string, before = ''): string =>
  `${XML}${before}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`;
