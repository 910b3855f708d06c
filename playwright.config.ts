import { defineConfig } from '@playwright/test';
import { browserLaunch } from './e2e/support/chromium';

export default defineConfig({
  testDir: 'e2e',
  // What is tested by Vitest stands here too.
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  // Two cores: a third browser makes each slower and the whole no quicker.
  workers: 2,
  // A machine that is shared may give a third of what it gives when it is quiet.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: await browserLaunch(),
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    // Recording every step costs a quarter of the time: on demand, with --trace=on.
    trace: 'off',
    screenshot: 'only-on-failure',
    // What moves is waited for, and drawn by the processor.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'console', testIgnore: /\.(alone|outage)\.spec\.ts$/ },
    // What is approved includes the task classes, so that nobody else may change these meanwhile.
    { name: 'alone', testMatch: /\.alone\.spec\.ts$/, dependencies: ['console'], workers: 1 },
    // These stop the database under everyone's feet, so they come last and one at a time.
    { name: 'outage', testMatch: /\.outage\.spec\.ts$/, dependencies: ['alone'], workers: 1 },
  ],
});
