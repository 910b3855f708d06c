import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { lastLines, runCommand } from './command';
import { contentHash } from './content-hash';
import { Failure } from './failure';
import { inRoot } from './paths';

const CLIENT = inRoot('lib', 'db', 'generated');
const STAMP = `${CLIENT}/.made-from`;

/**
 * Generates the Prisma client when it is missing or older than the schema.
 *
 * The generator would download a native schema engine that it then does not use; pointed at any program that exists
 * (this Node), it downloads nothing.
 *
 * @returns whether it had to be generated
 */
export async function generateClient(): Promise<boolean> {
  const source = contentHash([
    'prisma/schema.prisma',
    'prisma.config.ts',
    'node_modules/prisma/package.json',
  ]);
  const made =
    existsSync(STAMP) && existsSync(`${CLIENT}/client.ts`) ? readFileSync(STAMP, 'utf8') : undefined;
  if (made === source) return false;
  const program = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const result = await runCommand(process.execPath, [program, 'generate'], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
    },
  });
  if (result.code !== 0) throw new Failure(`The Prisma client could not be generated: ${lastLines(result)}`);
  writeFileSync(STAMP, source);
  return true;
}
