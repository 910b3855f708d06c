import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest by far comes first: begun last, it would be waited for alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => Number(!moduleId.includes('e2e/faults/'));
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/** What takes minutes is no part of `npm test`: `npm run test:long` runs it, in the mode "long". */
export default defineConfig(({ mode }) => ({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include:
      mode === 'long'
        ? ['{e2e,lib,sdk}/**/*.long.test.ts']
        : ['{app,cli,components,e2e,lib,prisma,scripts,sdk}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', ...(mode === 'long' ? [] : ['**/*.long.test.ts'])],
    // What is slow waits with a bound, so it has the machine for itself.
    fileParallelism: mode !== 'long',
    // Many files wait for a server more than they compute, so that two go on even on two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    globalSetup: ['lib/db/testing/global-setup.ts'],
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
}));
