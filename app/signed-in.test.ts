import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/**
 * A layout is not rendered anew on every navigation, and an action is an address of its own: so each page and each file of
 * actions in the console asks who is calling, itself or through the one function that its actions share.
 */

const folder = fileURLToPath(new URL('./(console)', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
);
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

/** The frame, the account and the documentation. */
const OPEN_WITHOUT_A_ROLE = /^(?:layout\.tsx|settings\/layout\.tsx|settings\/account\/page\.tsx|docs\/.*)$/;

it.each(files.filter((file) => /(?:^|\/)(?:page|layout)\.tsx$/.test(file)))(
  '%s asks who is calling',
  (file) => {
    expect(read(file)).toMatch(
      OPEN_WITHOUT_A_ROLE.test(file) ? /\brequireSignedIn\(\)/ : /\brequireCaller\(\)|\brequireArchitect\(/,
    );
  },
);

it('nothing else takes somebody who holds no role', () => {
  const takes = files.filter((file) => /\.tsx?$/.test(file) && /\brequireSignedIn\b/.test(read(file)));
  expect(takes.filter((file) => !OPEN_WITHOUT_A_ROLE.test(file))).toEqual([]);
});

it('who must be an architect is asked who they are', () => {
  expect(read('catalogue/require-architect.ts')).toMatch(/await requireCaller\(\)/);
});

it.each(files.filter((file) => /\.tsx?$/.test(file) && /^'use server'/.test(read(file))))(
  '%s asks who is calling in every action',
  (file) => {
    const text = read(file);
    // A function that asks counts wherever it is called: the file's own, and those that actions share.
    const shared = ['run-command', 'effects']
      .filter((file) => new RegExp(`from '(?:\\.\\.?/)+${file}'`).test(text))
      .map((file) => read(`${file}.ts`))
      .join('\n');
    const functions = `${text}\n${shared.replaceAll('export async', 'async')}`;
    const names = new Set(['requireCaller', 'endSession']);
    const asks = (body: string) => [...names].some((one) => new RegExp(`\\b${one}\\(`).test(body));
    const own = [...functions.matchAll(/^async function (\w+)[\s\S]*?^}/gm)];
    // Through however many of them.
    for (const _ of own) for (const [body, name] of own) if (name && asks(body)) names.add(name);
    for (const [body, name] of text.matchAll(/^export async function (\w+)[\s\S]*?^}/gm)) {
      expect(asks(body), `${name} asks nobody`).toBe(true);
    }
  },
);
