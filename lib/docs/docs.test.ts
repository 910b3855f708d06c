import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { DOCS, docFile } from './contents';
import { docLink } from './links';
import { codeBlocks, links, outline } from './outline';
import { searchDocs } from './server/search-docs';
import { stepsOf } from './steps';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const below = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`);
const FILES = ['README.md', 'sdk/README.md', ...below('docs')].sort();
const LANGUAGES = [
  'sh',
  'json',
  'jsonl',
  'jsonc',
  'yaml',
  'ts',
  'js',
  'ini',
  'http',
  'text',
  'nginx',
  'caddyfile',
  'sql',
];

it('has a page for every file, and a file for every page', () => {
  const pages = DOCS.map((doc) => docFile(doc));
  const own = FILES.filter((file) => file.startsWith('docs/') && !file.startsWith('docs/adr/'));
  expect(pages.filter((file) => file?.startsWith('docs/')).sort()).toEqual(own);
});

describe.each(FILES)('%s', (file) => {
  const markdown = read(file);

  it('leads where its links say', () => {
    for (const link of links(markdown)) {
      const target = docLink(link, file);
      if (target.kind === 'outside') continue;
      if (target.kind === 'source') {
        expect(() => readFileSync(path.join(root, target.file)), link).not.toThrow(/ENOENT/);
        continue;
      }
      const [page = '', anchor] = target.href.split('#');
      if (page !== '' && !page.startsWith('/docs')) continue;
      const other = page === '' ? file : docFile(page.replace(/^\/docs\/?/, '') || 'index');
      if (page.startsWith('/docs/api')) continue;
      expect(other, link).not.toBeNull();
      if (anchor)
        expect(
          outline(read(other ?? '')).map((part) => part.anchor),
          link,
        ).toContain(anchor);
    }
  });

  it('has code that can be read', async () => {
    for (const { language, note, code, line } of codeBlocks(markdown)) {
      const place = `${file}:${line}`;
      expect(LANGUAGES, place).toContain(language);
      if (language === 'json') expect(() => JSON.parse(code), place).not.toThrow();
      if (language === 'jsonl')
        for (const entry of code.split('\n')) expect(() => JSON.parse(entry), place).not.toThrow();
      if (language === 'yaml')
        expect(
          parseAllDocuments(code).flatMap((document) => document.errors),
          place,
        ).toEqual([]);
      if (language === 'ts' || language === 'js') await transform(code, { loader: language });
      if (note !== '') expect(note, place).toMatch(/^not-run: \w/);
    }
  });
});

it('can be followed by a program where it leads through a first hour', () => {
  for (const file of below('docs/first-hour')) expect(stepsOf(read(file)).length, file).toBeGreaterThan(5);
});

it('finds what is asked for', async () => {
  const [first] = await searchDocs('notice deadline renewed term');
  expect(first?.href).toBe('/docs/contracts#days');
  expect(first?.excerpt).toMatch(/renew|notice|deadline|term/);
  expect(await searchDocs('zebra crossing quantum')).toEqual([]);
});
