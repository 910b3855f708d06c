import { test as base, type Page } from '@playwright/test';
import { type RunningApp, runningApp } from './app';

type Options = {
  /** Whether `page` is signed in as the administrator, as it is unless `test.use({ signedIn: false })`. */
  signedIn: boolean;
};
type Fixtures = {
  /** Where the app is, its administrator and its database. */
  app: RunningApp;
};
type WorkerFixtures = { adminSession: string };

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, credentials = runningApp().admin): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(credentials.email);
  await page.getByLabel('Password', { exact: true }).fill(credentials.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** What the policy of a page, or of a worker of it, has kept from happening (lib/http/security-headers.ts). */
async function watchPolicy(page: Page): Promise<Error[]> {
  const blocked: Error[] = [];
  const sign = 'kept from happening:';
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(sign) || /Content Security Policy/i.test(text)) blocked.push(new Error(text));
  });
  await page.addInitScript((said) => {
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
        console.error(said, effectiveDirective, blockedURI, `${sourceFile}:${lineNumber}`),
    );
  }, sign);
  return blocked;
}

/** Playwright's `test` on the running app. A page whose script throws, or does what its policy forbids, fails its test. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  signedIn: [true, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from this pattern
  app: async ({}, use) => use(runningApp()),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  baseURL: async ({}, use) => use(runningApp().baseURL),
  adminSession: [
    async ({ browser }, use, { parallelIndex }) => {
      const file = `${runningApp().dataFolder}/session-${parallelIndex}.json`;
      const page = await browser.newPage({ baseURL: runningApp().baseURL });
      await signIn(page);
      await page.context().storageState({ path: file });
      await page.close();
      await use(file);
    },
    { scope: 'worker' },
  ],
  storageState: async ({ signedIn, adminSession }, use) =>
    use(signedIn ? adminSession : { cookies: [], origins: [] }),
  page: async ({ page }, use) => {
    const thrown: Error[] = [];
    page.on('pageerror', (error) => thrown.push(error));
    const blocked = await watchPolicy(page);
    await use(page);
    if (thrown.length > 0)
      throw new AggregateError(thrown, `A script of the page threw: ${thrown[0]?.message}`);
    if (blocked.length > 0) throw new AggregateError(blocked, blocked[0]?.message);
  },
});

export { expect } from '@playwright/test';
