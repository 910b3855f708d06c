import type { Browser, Page } from '@playwright/test';
import { CLIENT, type OpenIdProvider, startOpenIdProvider } from '../lib/auth/testing/openid-provider';
import { runningApp } from './support/app';
import { violations } from './support/axe';
import { expect, test } from './support/test';

/** People of a company sign in at its own provider, a real one beside the app; their roles follow from its groups. */

const PROVIDERS = '/settings/sign-in/providers';
let directory: OpenIdProvider;
test.beforeAll(async () => {
  directory = await startOpenIdProvider(runningApp().baseURL, 'directory');
  const claims = (name: string) => ({
    email: `${name.toLowerCase()}@directory.example`,
    email_verified: true,
    name: `${name} Directory`,
    groups: ['auditors'],
  });
  for (const name of ['Ada', 'Bea']) directory.users.set(name.toLowerCase(), claims(name));
});
test.afterAll(() => directory.close());

const newBrowser = async (browser: Browser) =>
  (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();

/** On the page of the provider: who one is. */
async function be(page: Page, user: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Directory' })).toBeVisible();
  await page.getByLabel('User').fill(user);
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('people sign in at the provider of their company, and out of both', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto(`${PROVIDERS}/new`);
  await page.getByLabel('Name', { exact: true }).fill('Directory');
  await page.getByLabel('Issuer').fill(`${directory.issuer}/elsewhere`);
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('list', { name: 'What was found' })).toContainText('Check the path.');
  await page.getByLabel('Issuer').fill(directory.issuer);
  await page.getByLabel('Client id').fill(CLIENT.id);
  await page.getByLabel('Client secret').fill(CLIENT.secret);
  await page.getByRole('combobox', { name: 'Scopes' }).fill('groups');
  await page.keyboard.press('Enter');
  await page.getByLabel('Claim with groups').fill('groups');
  await page.getByRole('combobox', { name: 'E-mail domains' }).fill('directory.example');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByRole('list', { name: 'What was found' })).toContainText('supports PKCE');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add provider' }).click();
  await page.waitForURL(`**${PROVIDERS}/directory`);
  await page.getByRole('link', { name: 'Groups and provisioning' }).click();
  await page.getByRole('combobox', { name: 'Group' }).fill('auditors');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Auditor' }).click();
  await page.getByRole('button', { name: 'See who gains it' }).click();
  await page.getByRole('button', { name: 'Give role' }).click();
  await expect(page.getByRole('list', { name: 'What auditors gives' })).toContainText('Auditor');

  // The first sign-in makes an account, with what its groups give; it leads to the page that was asked for.
  const ada = await newBrowser(browser);
  await ada.goto(`${baseURL}/settings/account`);
  await ada.getByRole('button', { name: 'Sign in with Directory' }).click();
  await ada.getByRole('button', { name: 'Cancel' }).click();
  await expect(ada.getByRole('alert').filter({ hasText: 'did not let you in' })).toBeVisible();
  expect(await violations(ada)).toEqual([]);
  await ada.getByRole('button', { name: 'Sign in with Directory' }).click();
  await be(ada, 'ada');
  await expect(ada.getByRole('heading', { name: 'Ada Directory' })).toBeVisible();
  await expect(ada.getByRole('main')).toContainText('Auditor');

  // Its domain signs in there only, from now on: the e-mail leads there.
  await page.goto(`${PROVIDERS}/directory`);
  await page.getByRole('checkbox', { name: 'These domains sign in here only' }).check();
  await page.getByRole('button', { name: 'Save provider' }).click();
  await expect(page.getByRole('main').getByText('Enforced')).toBeVisible();
  const bea = await newBrowser(browser);
  await bea.goto(`${baseURL}/sign-in?next=/settings/account`);
  await bea.getByLabel('E-mail').fill('bea@directory.example');
  await expect(bea.getByLabel('Password', { exact: true })).toBeHidden();
  await bea.getByRole('button', { name: 'Continue with Directory' }).click();
  await be(bea, 'bea');
  await expect(bea.getByRole('heading', { name: 'Bea Directory' })).toBeVisible();

  // Signing out here ends the session there: it asks who one is again.
  await bea.getByRole('button', { name: 'Sign out' }).click();
  await bea.getByRole('button', { name: 'Yes, sign me out' }).click();
  await bea.waitForURL('**/sign-in**');
  await bea.getByRole('button', { name: 'Sign in with Directory' }).click();
  await expect(bea.getByRole('heading', { name: 'Directory' })).toBeVisible();

  // Signing out there ends the session here, over the back channel.
  const there = await ada.context().newPage();
  await there.goto(`${directory.issuer}/session/end`);
  await there.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(there.getByText('Sign-out Success')).toBeVisible();
  await ada.reload();
  await expect(ada.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.goto(`${PROVIDERS}/directory/groups`);
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(page.getByRole('list', { name: 'What auditors gives' })).not.toContainText('Auditor');
  await page.goto(`${PROVIDERS}/directory`);
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByLabel('Type Directory to confirm').fill('Directory');
  await page.getByRole('button', { name: 'Archive provider' }).click();
  await page.waitForURL(`**${PROVIDERS}`);
  await expect(page.getByText('No identity providers yet')).toBeVisible();
  await ada.goto(`${baseURL}/sign-in`);
  await expect(ada.getByRole('button', { name: 'Sign in with Directory' })).toBeHidden();
});
