import { type Unzipped, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { AppError, refused } from '@/lib/core/errors';

/** Bytes of all parts that are read, unpacked, and how many parts an archive may have. */
const MOST_UNPACKED = 40 * 1024 * 1024;
const MOST_PARTS = 5_000;

/** What holds text, and what says which part is which. Pictures, macros and embedded files are left where they are. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(document|styles|numbering|footnotes|endnotes|settings)\.xml|word\/_rels\/document\.xml\.rels)$/;

/**
 * The text of a DOCX, a blank line between paragraphs; insertions that were tracked are in it, deletions are not.
 *
 * @throws AppError refused with a sentence
 */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const parts = unpack(bytes);
  if (!parts['word/document.xml'])
    throw refused('This is an archive or another Office file, no DOCX. Save it as DOCX or PDF.');
  for (const part of Object.values(parts)) requirePlainXml(part);
  // Packed anew as it is: nothing inflates any more, and what was left out cannot be read.
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  try {
    return (await mammoth.extractRawText({ buffer })).value;
  } catch {
    throw broken();
  }
}

const broken = () => refused('This DOCX is damaged and cannot be read. Save it anew.');

/** What the archive says of its sizes is added up before anything is unpacked; a part does not grow beyond what it says. */
function unpack(bytes: Uint8Array): Unzipped {
  let parts = 0;
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1;
        if (parts > MOST_PARTS) throw refused('This DOCX has more than 5,000 parts.');
        if (!PARTS.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > MOST_UNPACKED)
          throw refused('This DOCX is larger than 40 MB when it is unpacked, pictures aside.');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw broken();
  }
}

/** Word writes UTF-8 without document types; with one, entities could be declared that grow without end or name files. */
function requirePlainXml(part: Uint8Array): void {
  const utf16 = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (utf16 || text.includes('<!DOCTYPE') || text.includes('<!ENTITY'))
    throw refused('This DOCX declares entities of its own, which Word does not. Save it anew with Word.');
}
