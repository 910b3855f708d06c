import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { violationsInBothSchemes } from './support/axe';
import { newPerson, PASSWORD } from './support/people';
import { expect, signIn, test } from './support/test';

/** What is not seen by e2e/accessibility, since nobody is signed in or it is shown once. */
async function isAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await violationsInBothSchemes(page)).toEqual([]);
}

test('a stolen cookie and a planted one lead nowhere', async ({ page, browser, app }) => {
  const theirs = await newPerson(page, browser, 'Sessa Kept', 'Viewer');
  const context = theirs.context();
  const name = (await context.cookies()).find((one) => one.name.includes('session-token'))?.name ?? '';
  const cookie = async () => (await context.cookies()).find((one) => one.name === name)?.value ?? '';
  const stolen = await cookie();
  const opens = async (value: string) => {
    const answer = await fetch(`${app.baseURL}/settings/account`, {
      headers: { cookie: `${name}=${value}` },
      redirect: 'manual',
    });
    return answer.status === 200;
  };
  expect(await opens(stolen)).toBe(true);
  expect(await opens(`${stolen.slice(0, -3)}AAA`)).toBe(false);

  await theirs.getByRole('button', { name: /account and appearance/ }).click();
  await theirs.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(theirs).toHaveURL(/\/sign-in/);
  expect(await opens(stolen)).toBe(false);

  // A cookie that was there before is not the session's afterwards, and the page asked for is one of this site.
  await context.addCookies([{ name, value: stolen, url: app.baseURL }]);
  await theirs.goto('/sign-in?next=//evil.example/settings');
  const credentials = { email: 'sessa.kept@example.com', password: PASSWORD };
  await theirs.getByLabel('E-mail').fill(credentials.email);
  await theirs.getByLabel('Password', { exact: true }).fill(credentials.password);
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(theirs).toHaveURL(`${app.baseURL}/`);
  expect(await cookie()).not.toBe(stolen);
  expect(await opens(stolen)).toBe(false);

  // Ended from another browser, it is over at the next click.
  const other = await browser.newContext({
    baseURL: app.baseURL,
    storageState: { cookies: [], origins: [] },
  });
  const there = await other.newPage();
  await signIn(there, credentials);
  await there.goto('/settings/account');
  await expect(there.getByRole('listitem').filter({ hasText: 'This one' })).toHaveCount(1);
  await there.getByRole('button', { name: /^End the session of / }).click();
  await there.getByRole('button', { name: 'End session' }).click();
  await expect(there.getByRole('button', { name: /^End the session of / })).toHaveCount(0);
  await theirs.goto('/catalogue');
  await expect(theirs).toHaveURL(/\/sign-in\?next=/);
});

test('a second factor is set up, asked for, replaced by a recovery code and reset', async ({
  page,
  browser,
}) => {
  const theirs = await newPerson(page, browser, 'Tova Totp', 'Viewer');
  const credentials = { email: 'tova.totp@example.com', password: PASSWORD };
  await theirs.goto('/settings/account');
  await theirs.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(theirs.getByRole('img', { name: /QR code/ })).toBeVisible();
  await isAccessible(theirs);
  const key = (await theirs.getByText(/^([A-Z2-7]{4} ){7}/).textContent()) ?? '';
  const totp = new TOTP({ secret: key.replaceAll(' ', '') });
  const code = theirs.getByRole('textbox', { name: 'Code' });
  const used = totp.generate();
  await code.fill(used);
  await theirs.getByRole('button', { name: 'Confirm' }).click();
  const shown = theirs.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(shown).toHaveCount(10);
  const codes = await shown.allTextContents();
  await isAccessible(theirs);
  await theirs.getByRole('button', { name: 'Done' }).click();
  await expect(theirs.getByText('10 of 10 left')).toBeVisible();

  await theirs.context().clearCookies();
  await theirs.goto('/sign-in?next=/catalogue');
  await theirs.getByLabel('E-mail').fill(credentials.email);
  await theirs.getByLabel('Password', { exact: true }).fill(credentials.password);
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(theirs).toHaveURL(/\/sign-in\/second-factor\?next=/);
  await isAccessible(theirs);
  await code.fill(used);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('alert').filter({ hasText: 'does not hold' })).toBeVisible();
  await code.fill(codes[0] ?? '');
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs).toHaveURL(/\/catalogue$/);

  await page.goto('/settings/people');
  await page.getByRole('link', { name: 'Tova Totp' }).click();
  await page.getByRole('button', { name: 'Reset second factor' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset second factor' }).click();
  await expect(page.getByText('Not set up')).toBeVisible();
  await theirs.goto('/catalogue');
  await expect(theirs).toHaveURL(/\/sign-in/);
  await signIn(theirs, credentials);
});

test('a forgotten password is set anew by a link that works once', async ({ page, browser }) => {
  const theirs = await newPerson(page, browser, 'Fern Forgot', 'Viewer');
  await page.goto('/settings/people');
  await page.getByRole('link', { name: 'Fern Forgot' }).click();
  await page.getByRole('button', { name: 'Make a link for a new password' }).click();
  const link = (await page.getByText(/\/password\//).textContent()) ?? '';
  await theirs.context().clearCookies();
  await theirs.goto('/sign-in');
  await isAccessible(theirs);
  await theirs.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(theirs.getByText('This installation sends no mail.')).toBeVisible();
  await isAccessible(theirs);
  await theirs.goto(link);
  await isAccessible(theirs);
  await theirs.getByLabel('New password').fill('eight blue teapots');
  await theirs.getByRole('button', { name: 'Set password' }).click();
  await expect(theirs).toHaveURL((url) => url.pathname === '/');
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
});

test('whoever holds no role reaches their account and nothing else', async ({ page, browser }) => {
  const theirs = await newPerson(page, browser, 'Nils None', 'Viewer');
  await page.goto('/settings/people');
  await page.getByRole('link', { name: 'Nils None' }).click();
  await page.getByRole('checkbox', { name: 'Viewer', exact: true }).uncheck();
  await page.getByRole('button', { name: 'Save roles' }).click();
  await expect(page.getByText('Saved. In force at once.')).toBeVisible();
  for (const path of ['/', '/catalogue', '/routing', '/sensitivity', '/settings/environments']) {
    await theirs.goto(path);
    await expect(theirs).toHaveURL(/\/settings\/account$/);
  }
  await expect(theirs.getByText('You hold no role yet')).toBeVisible();
  await expect(theirs.getByRole('navigation', { name: 'Areas' }).getByRole('link')).toHaveCount(2);
  expect((await theirs.request.get('/api/console/search?q=claude')).status()).toBe(403);
  await theirs.getByRole('link', { name: 'Documentation', exact: true }).click();
  await expect(theirs).toHaveURL(/\/docs$/);
});
