import type { Browser, Page } from '@playwright/test';
import { runningApp } from './app';

/** What they all sign in with. */
export const PASSWORD = 'seven green kettles';

/** Someone whom the administrator (`page`) invites, signed in in a browser of their own. Names are used once per run. */
export async function newPerson(
  page: Page,
  browser: Browser,
  name: string,
  role: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  await page.goto('/settings/people/invite');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.com`);
  await page.getByRole('checkbox', { name: role, exact: true }).check();
  await page.getByRole('button', { name: 'Create invitation link' }).click();
  const link = await page
    .getByText(/\/invitation\//)
    .first()
    .textContent();
  await page.getByRole('link', { name: 'Back to people' }).click();
  const context = await browser.newContext({
    baseURL: runningApp().baseURL,
    storageState: { cookies: [], origins: [] },
    ...options,
  });
  const theirs = await context.newPage();
  await theirs.goto(link ?? '');
  await theirs.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Create account' }).click();
  await theirs.waitForURL((url) => !url.pathname.startsWith('/invitation'));
  return theirs;
}
