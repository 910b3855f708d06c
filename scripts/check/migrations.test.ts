import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrationNames } from '../setup/migrations-folder';
import { migrationProblems } from './migrations';

/** Since this one, every release goes on while the next one's migrations are applied. */
const FIRST = '20261121135254_operators';

it.each(migrationNames().filter((name) => name >= FIRST))('%s lets the release before go on', (name) => {
  const sql = readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8');
  expect(migrationProblems(name, sql)).toEqual([]);
});

it.each([
  ['ALTER TABLE "a" ADD COLUMN "b" TEXT, ADD COLUMN "c" INT NOT NULL DEFAULT 1;', []],
  ['CREATE TABLE "a" ("b" TEXT NOT NULL);', []],
  ['-- no DROP COLUMN here\nCREATE FUNCTION f() RETURNS int AS $$ DROP TABLE x $$;', []],
  ['ALTER TABLE "a" ADD COLUMN "b" TEXT NOT NULL;', ['adds a column that must be given']],
  ['ALTER TABLE "a" DROP COLUMN "b";', ['drops a column']],
  ['ALTER TABLE "a" RENAME COLUMN "b" TO "c";', ['renames something']],
  ['ALTER TABLE "a" ALTER COLUMN "b" SET NOT NULL;', ['lets a column take no null any more']],
  ['ALTER TABLE "a" ALTER COLUMN "b" SET DATA TYPE TEXT;', ['changes the type of a column']],
  ['DROP TABLE "a";', ['drops a table']],
])('%s', (sql, problems) => {
  expect(migrationProblems('29990101000000_x', sql)).toEqual(problems);
});

it('takes something away where its name and its head say so', () => {
  const name = '29990101000000_contract_old_prices';
  expect(migrationProblems(name, 'DROP TABLE "a";')).toHaveLength(1);
  expect(
    migrationProblems(name, '-- Contracts: nothing has read it since release 2.3\nDROP TABLE "a";'),
  ).toEqual([]);
});
