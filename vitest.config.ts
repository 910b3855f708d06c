import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,cli,components,lib,prisma,scripts,sdk}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
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
