import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACTIONS } from '@/lib/auth/permissions';
import { ACTION_AREAS, actionWords, hasWords } from '../action-words';
import { SUBJECT_TYPES, subjectNoun } from '../subject-link';
import { isKnown } from './subjects';

/** What is written into the trail, as the source has it: nothing is listed here that has to be kept up by hand. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = ['lib', 'prisma', 'scripts'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !/generated|testing/.test(file))
    .map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8')),
);
const allOf = (pattern: RegExp) => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, found]) => found ?? ''))),
];

it('has words for every action that there is, for those that only the system does, and for no other', () => {
  const written = [
    ...allOf(/\baction(?:: | = )'([a-z_]+\.[a-z_]+)'/g),
    // What a directory sends is written by `audited` of user-writing.ts and group-writing.ts.
    ...allOf(/\baudited\(tx, call, '([a-z_]+\.[a-z_]+)'/g),
  ];
  expect(written.length).toBeGreaterThan(150);
  expect([...ACTIONS, ...written].filter((action) => !hasWords(action))).toEqual([]);
  const described = ACTION_AREAS.flatMap(({ words }) => Object.keys(words));
  expect(described.filter((action) => !written.includes(action))).toEqual([]);
});

it('groups each action once', () => {
  const grouped = ACTION_AREAS.flatMap(({ words }) => Object.keys(words));
  expect(grouped.length).toBe(new Set(grouped).size);
});

it('knows the page and the name of every type of record that is written', () => {
  const written = [
    ...allOf(/subjectType: '([^']+)'/g),
    ...allOf(/subjectType: (?:[a-z.]+ )?\?\? '([^']+)'/g),
    // `subjectType: kind` of edit-record.ts and label-commands.ts
    ...['offering', 'model', 'vendor', 'level', 'tag'],
  ];
  expect(written.length).toBeGreaterThan(45);
  expect(written.filter((type) => !isKnown(type) || subjectNoun(type) === '')).toEqual([]);
  expect(SUBJECT_TYPES.filter((type) => !isKnown(type) || !written.includes(type))).toEqual([]);
});

it('has something to say of what a later version may write', () => {
  expect(actionWords('rocket.launch_now')).toBe('rocket: launch now');
  expect(subjectNoun('moon_base')).toBe('moon base');
});
