import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,cli,components,e2e,lib,prisma,scripts,sdk}/**/*.test.{ts,tsx}'],
    // What takes minutes belongs to `npm run test:long`.
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.long.test.ts'],
    globalSetup: ['lib/db/testing/global-setup.ts'],
    // What seals the signing keys of every test database.
    env: {
      FAIRLEAD_KEY: Buffer.alloc(32, 'admin plane').toString('base64url'),
      FAIRLEAD_DELIVERY_KEY: Buffer.alloc(32, 'delivery plane').toString('base64url'),
    },
    setupFiles: ['scripts/testing/no-stray-errors.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
