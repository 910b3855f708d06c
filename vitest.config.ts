import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,cli,components,lib,prisma,scripts,sdk}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['lib/db/testing/global-setup.ts'],
    setupFiles: ['scripts/testing/no-stray-errors.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
