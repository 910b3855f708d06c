import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** What takes longest by far comes first: begun last, it would be waited for alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => Number(!moduleId.includes('e2e/faults/'));
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/** Folders of tests that run one after another in the same thread: one for each costs as much as the tests. */
const SHARING = ['cli', 'components', 'lib', 'sdk'];
/** But not what has a database, replaces modules or sets variables: modules remember these for as long as a thread is. */
const APART = /\/server\/|^lib\/db\//;
const SAYS_APART = /\bvi\.(mock|stubEnv)\(|\/db\/(client|testing)\b|\btesting\/(access|database|routing)'/;

function apart(): string[] {
  return SHARING.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('/node_modules/'))
      .filter((file) => APART.test(file) || SAYS_APART.test(readFileSync(path.join(ROOT, file), 'utf8'))),
  );
}

const EXCLUDED = ['**/node_modules/**', '**/dist/**'];

function project(
  name: string,
  isolate: boolean,
  include: string[],
  exclude: string[] = [],
): TestProjectConfiguration {
  return {
    resolve: { alias: { '@': ROOT } },
    test: {
      name,
      isolate,
      // Quicker to begin than a process.
      pool: 'threads',
      include,
      exclude: [...EXCLUDED, ...exclude],
      // What seals the signing keys of every test database.
      env: {
        FAIRLEAD_KEY: Buffer.alloc(32, 'admin plane').toString('base64url'),
        FAIRLEAD_DELIVERY_KEY: Buffer.alloc(32, 'delivery plane').toString('base64url'),
      },
      setupFiles: ['scripts/testing/no-stray-errors.ts'],
      // What hangs ends; how long the rest takes on a machine that is shared is no matter of these.
      testTimeout: 180_000,
      hookTimeout: 180_000,
    },
  };
}

function ofNpmTest(): TestProjectConfiguration[] {
  const files = apart();
  const long = '**/*.long.test.ts';
  return [
    project('sharing', false, [`{${SHARING.join(',')}}/**/*.test.{ts,tsx}`], [...files, long]),
    project('apart', true, ['{app,e2e,prisma,scripts}/**/*.test.{ts,tsx}', ...files], [long]),
  ];
}

/** What takes minutes is no part of `npm test`: `npm run test:long` runs it, in the mode "long". */
export default defineConfig(({ mode }) => ({
  test: {
    projects: mode === 'long' ? [project('long', true, ['{e2e,lib,sdk}/**/*.long.test.ts'])] : ofNpmTest(),
    // What is slow waits with a bound, so it has the machine for itself.
    fileParallelism: mode !== 'long',
    // Many files wait for a server more than they compute, so that two go on even on two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    globalSetup: ['lib/db/testing/global-setup.ts'],
  },
}));
