/**
 * `npm run migration -- <name>`: writes prisma/migrations/<timestamp>_<name>/migration.sql, the step from the
 * migrations so far to prisma/schema.prisma. `--empty` writes an empty one to fill by hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitWith, Failure } from './setup/failure';
import { LOCK_FILE, LOCK_TEXT, MIGRATIONS, migrationList } from './setup/migrations-folder';
import { inRoot } from './setup/paths';
import { withSchemaEngine } from './setup/schema-engine';
import { withTemporaryPostgres } from './setup/temporary-postgres';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { empty: { type: 'boolean' } },
  });
  const name = positionals[0]?.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  if (!name)
    throw new Failure('Give the migration a name, for example: npm run migration -- add_region_groups');
  const script = values.empty ? '-- Written by hand.\n' : await difference();
  if (script === undefined) {
    process.stdout.write('The migrations already lead to prisma/schema.prisma: nothing to write.\n');
    return;
  }
  const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS, `${moment}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), script);
  writeFileSync(path.join(MIGRATIONS, LOCK_FILE), LOCK_TEXT);
  const newest = inRoot('lib', 'db', 'newest-migration.ts');
  const code = readFileSync(newest, 'utf8').replace(/'\d{14}_\w+'/, `'${path.basename(folder)}'`);
  writeFileSync(newest, code);
  process.stdout.write(`${path.relative(inRoot(), path.join(folder, 'migration.sql'))}\n`);
}

/** The SQL that leads from the migrations so far to prisma/schema.prisma, found in an empty database of its own. */
async function difference(): Promise<string | undefined> {
  const schema = { path: 'schema.prisma', content: readFileSync(inRoot('prisma', 'schema.prisma'), 'utf8') };
  const result = await withTemporaryPostgres((url) =>
    withSchemaEngine(url, schema, (engine) =>
      engine.diff({
        from: { tag: 'migrations', ...migrationList() },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      }),
    ),
  );
  return result.exitCode === 0 ? undefined : (result.stdout ?? undefined);
}

main().catch(exitWith);
