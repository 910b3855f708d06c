import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, signIn, test } from './support/test';

/** The architect's desk. Each test has offerings of its own, of which no other test asks anything. */

const done = (page: Page, words: RegExp | string) =>
  expect(page.getByRole('alert').filter({ hasText: words }).first()).toBeVisible();

test('an offering is edited by keyboard alone; each value leads to its history and back', async ({
  page,
}) => {
  const offering = 'openrouter/liquid/lfm-7b';
  await page.goto(`/catalogue/offerings/${offering}`);
  await page.getByRole('link', { name: 'Edit', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Max output').focus();
  await page.keyboard.type('4096');
  await page.getByLabel('Retention', { exact: true }).focus();
  await page.keyboard.type('30');
  await page.keyboard.press('ControlOrMeta+s');
  const refused = page.getByRole('alert').filter({ hasText: 'need attention' });
  await refused.getByRole('link', { name: /Evidence of retention/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Evidence of retention')).toBeFocused();
  await page.keyboard.type('https://example.com/privacy');

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText('Restored what you had typed.')).toBeVisible();
  expect(await violations(page, { within: 'main' })).toEqual([]);
  await page.keyboard.press('ControlOrMeta+s');
  await done(page, 'Saved.');

  await page.goto(`/catalogue/offerings/${offering}`);
  const promises = page
    .getByRole('region')
    .or(page.locator('section'))
    .filter({ hasText: 'What the seller promises' });
  await expect(promises.first()).toContainText('30 days');
  await expect(promises.getByRole('link', { name: /^evidence/ }).first()).toHaveAttribute(
    'href',
    'https://example.com/privacy',
  );
  await page.getByRole('link', { name: 'History of retention' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'History of retention' })).toBeVisible();
  const steps = page.getByRole('main').getByRole('listitem');
  const batch = steps.filter({ has: page.getByRole('heading', { name: /^Edited/ }) }).first();
  await expect(batch).toContainText(/unknown.*30 days/);
  expect(await violations(page, { within: 'main' })).toEqual([]);
  await batch.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await expect(batch.getByText('undone')).toBeVisible();
  await expect(steps.first()).toContainText(/30 days.*unknown/);
});

test('of two editors both keep what they did to other fields, and see both sides of the same one', async ({
  page,
  browser,
  app,
}) => {
  const place = '/catalogue/edit/offering/openrouter/liquid/lfm-3b';
  const context = await browser.newContext({
    baseURL: app.baseURL,
    storageState: { cookies: [], origins: [] },
  });
  const other = await context.newPage();
  await signIn(other);
  await page.goto(place);
  await other.goto(place);
  await page.getByLabel('Max output').fill('1000');
  await other.getByLabel('Max output').fill('2000');
  await other.getByRole('combobox', { name: 'Used for' }).fill('chat');
  await page.keyboard.press('ControlOrMeta+s');
  await done(page, 'Saved.');
  await other.keyboard.press('ControlOrMeta+s');
  const both = other.getByRole('region', { name: /saved by someone else/ });
  await expect(both.getByRole('row', { name: /Max output/ })).toContainText(/2 k.*1 k/);
  await both.getByRole('button', { name: 'Take theirs' }).click();
  await expect(other.getByLabel('Max output')).toHaveValue('1,000 tokens');
  await expect(other.getByRole('combobox', { name: 'Used for' })).toHaveValue('chat');
  await other.keyboard.press('ControlOrMeta+s');
  await done(other, 'Saved.');
  await context.close();
});

test('a cell is edited where it stands, many offerings after a preview, and all of it is undone', async ({
  page,
}) => {
  await page.goto('/catalogue?q=liquid+lfm-40b');
  const row = page.getByRole('row').filter({ has: page.getByText('liquid/lfm-40b', { exact: true }) });
  const input = row.locator('td[data-editable]').first();
  const before = (await input.textContent()) ?? '';
  await input.click();
  await page.keyboard.press('Enter');
  const editor = page.getByRole('textbox', { name: /^Input/ });
  await expect(editor).toBeFocused();
  await page.keyboard.type('a lot');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('alert')).toContainText('A decimal');
  await editor.fill('7.25');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: /^Output/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(input).toHaveText('$7.25');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(input).toHaveText(before);

  await page.goto('/catalogue?channel=openrouter&q=liquid');
  await page.getByRole('checkbox', { name: 'Select row' }).first().check();
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  const many = dialog.getByRole('radio', { name: /^All \d+ offerings that the list finds/ });
  await many.check();
  await dialog.getByRole('combobox', { name: 'What' }).fill('Certif');
  await page.getByRole('option', { name: 'Certifications' }).click();
  await dialog.getByRole('combobox', { name: 'How' }).click();
  await page.getByRole('option', { name: 'Add' }).click();
  await dialog.getByRole('combobox', { name: 'Certifications' }).fill('SOC 2');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say where this is stated');
  await dialog.getByLabel('Evidence').fill('https://example.com/trust');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('row').nth(1)).toContainText(/unknown.*SOC 2/);
  expect(await violations(page)).toEqual([]);
  const apply = dialog.getByRole('button', { name: /^Change \d+ offerings$/ });
  const count = /\d+/.exec((await apply.textContent()) ?? '')?.[0];
  await apply.click();
  const told = page.getByRole('alert').filter({ hasText: `${count} offerings changed.` });
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect(async () => {
    await page.goto('/catalogue/history/offering/openrouter/liquid/lfm-7b?field=certifications');
    const last = page.getByRole('main').getByRole('listitem').first();
    await expect(last).toContainText(/SOC 2.*unknown/, { timeout: 2_000 });
  }).toPass();
});

test('an offering of our own has the prices that follow from its cost', async ({ page }) => {
  await page.goto('/catalogue/offerings/new');
  await page.getByText('Own data centre').click();
  await page.getByRole('combobox', { name: 'Site' }).fill('Hall Seven');
  await page.getByLabel('Region', { exact: true }).fill('hall-7');
  await page.getByRole('combobox', { name: 'Model' }).fill('llama-3.1-8b-instruct');
  await page.getByRole('option').first().click();
  await page.getByLabel('Request id').fill('llama-ours');
  await page.getByRole('textbox', { name: 'Cost per hour' }).fill('3.60');
  await page.getByLabel('Reads', { exact: true }).fill('10000');
  await page.getByLabel('Writes', { exact: true }).fill('1000');
  await page.getByLabel('Utilisation').fill('50');
  await page.getByLabel('Measured how').fill('our own load');
  await expect(page.getByText('hall-seven/llama-ours')).toBeVisible();
  await expect(page.getByText('$2', { exact: true })).toBeVisible();
  expect(await violations(page, { within: 'main' })).toEqual([]);
  await page.getByRole('button', { name: 'Create offering' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edit hall-seven/llama-ours' })).toBeVisible();
  await expect(page.getByLabel('Output price per M tokens')).toHaveValue('2');
  await expect(page.getByText('computed from cost basis').first()).toBeVisible();
  await page.getByRole('link', { name: 'Done' }).click();
  await expect(page.getByText('$2.00').first()).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive offering' }).click();
  await done(page, 'Archived hall-seven/llama-ours.');
});
