import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { browserLaunch } from '../../e2e/support/chromium';
import { ADMIN } from '../delivery/world';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A browser, and what a window of it needs to be somebody's who signed in. */
export async function signedIn(
  base: string,
  args: readonly string[] = [],
): Promise<{ readonly browser: Browser; readonly state: State }> {
  const launch = await browserLaunch();
  const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...args] });
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  await context.close();
  return { browser, state };
}
