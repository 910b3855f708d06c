import type { Page } from '@playwright/test';
import { expect, signIn, test } from './support/test';

/** Two people edit one rule; each test has a task class of its own. */

async function newRule(page: Page, name: string): Promise<void> {
  await page.goto('/routing/task-classes/new?environment=production');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create task class' }).click();
  await page.getByRole('link', { name: 'New rule' }).first().click();
  await page.getByLabel('Add an offering').fill('gpt-5-nano');
  await page.getByRole('option').first().click();
  await page.getByLabel('Note', { exact: true }).fill('as it began');
  await done(page);
  await expect(page.getByRole('article')).toContainText('as it began');
}

const saved = (page: Page) => expect(page.getByText(/^Saved · /)).toBeVisible();

/** The rule saves itself; then back to its task class. */
async function done(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole('link', { name: 'Done' }).click();
}

const edit = (page: Page) => page.getByRole('link', { name: /^Edit (?!task class)/ });

test('the second of two browsers gets both versions shown, and nothing is lost', async ({
  page,
  browser,
  app,
}) => {
  await newRule(page, 'Conflict one');
  const place = page.url();
  const context = await browser.newContext({
    baseURL: app.baseURL,
    storageState: { cookies: [], origins: [] },
  });
  const other = await context.newPage();
  await signIn(other);
  await other.goto(place);

  await edit(page).click();
  await edit(other).click();
  await expect(other.getByLabel('Note', { exact: true })).toHaveValue('as it began');
  await page.getByLabel('Note', { exact: true }).fill('what the first wrote');
  await done(page);
  await expect(page.getByRole('article')).toContainText('what the first wrote');

  await other.getByLabel('Note', { exact: true }).fill('what the second wrote');
  await other.keyboard.press('ControlOrMeta+s');
  const both = other.getByRole('region', { name: /saved by someone else/ });
  await expect(both).toContainText('what the first wrote');
  await expect(both).toContainText('what the second wrote');
  await page.reload();
  await expect(page.getByRole('article')).toContainText('what the first wrote');

  await both.getByRole('button', { name: 'Go on editing mine' }).click();
  await expect(other.getByLabel('Note', { exact: true })).toHaveValue('what the second wrote');
  await expect(both).toBeHidden();
  await other.getByRole('button', { name: /saved another version/ }).click();
  await both.getByRole('button', { name: 'Save mine over theirs' }).click();
  await done(other);
  await expect(other.getByRole('article')).toContainText('what the second wrote');
  await context.close();
});

test('what cannot be saved yet survives a reload, and can be taken back', async ({ page }) => {
  await newRule(page, 'Conflict two');
  await edit(page).click();
  await page.getByRole('textbox', { name: 'Key' }).fill('Not a key');
  await page.getByLabel('Note', { exact: true }).fill('half a thought');
  await expect(page.getByText('Not saved: 1 problem')).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('half a thought');
  await expect(page.getByText('Restored what you had typed.')).toBeVisible();
  await page.getByRole('button', { name: 'Go back to what is saved' }).click();
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('as it began');
});

test('a rule is written with the keyboard alone', async ({ page }) => {
  await newRule(page, 'Conflict three');
  await edit(page).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Add an offering').focus();
  await page.keyboard.type('gemini-2.5-flash');
  await expect(page.getByRole('option').first()).toContainText('gemini-2.5-flash');
  await page.keyboard.press('Enter');
  const up = page.getByRole('button', { name: /^Move .* up$/ }).nth(1);
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: 'Whom it tries' }).getByRole('listitem').first(),
  ).toContainText('gemini');
  await page.keyboard.press('ControlOrMeta+s');
  await saved(page);
  await page.getByRole('link', { name: 'Done' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').getByRole('listitem').first()).toContainText('gemini');
});

test('markup and SQL in every text field stay text', async ({ page }) => {
  const evil = `<img src=x onerror="window.hacked=1">'; DROP TABLE rules; --`;
  await page.goto('/routing/task-classes/new?environment=production');
  await page.getByLabel('Name').fill(evil.slice(0, 100));
  await page.getByRole('textbox', { name: 'Key' }).fill('evil');
  await page.getByLabel('Description').fill(evil);
  await page.getByLabel('KPI').fill(evil);
  await page.getByLabel('Owner').fill(evil);
  await page.getByRole('button', { name: 'Create task class' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x');
  await page.getByRole('link', { name: 'New rule' }).first().click();
  await page.getByRole('textbox', { name: 'Key' }).fill('Not A Key; DROP');
  await page.getByLabel('Note', { exact: true }).fill(evil);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('alert').filter({ hasText: 'need attention' })).toContainText(
    'Lower-case letters',
  );
  await expect(page.getByRole('alert').filter({ hasText: 'need attention' })).toContainText(
    'at least one offering',
  );
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue(evil);
  await page.getByRole('textbox', { name: 'Key' }).fill('evil');
  await page.getByLabel('Add an offering').fill('gpt-5-nano');
  await page.getByRole('option').first().click();
  await done(page);
  await expect(page.getByRole('article')).toContainText('DROP TABLE');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
