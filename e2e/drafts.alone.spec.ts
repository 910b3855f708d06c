import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { newPerson } from './support/people';
import { publishInDevelopment, saved } from './support/policy';
import { expect, test } from './support/test';

const ENVIRONMENT = 'environment=development';

async function newDraft(page: Page, name: string): Promise<void> {
  await page.goto(`/routing/drafts/new?${ENVIRONMENT}`);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page.getByRole('button', { name: `Draft: ${name}` })).toBeVisible();
}

/** Limits how often a transcription is tried, in the draft that is looked at. */
async function limit(page: Page, draft: string, attempts: string): Promise<void> {
  await page.goto(`/routing/task-classes/transcription?${ENVIRONMENT}&draft=${draft}`);
  await page.getByRole('link', { name: 'Edit transcription' }).click();
  await page.getByLabel('Attempts', { exact: true }).fill(attempts);
  await saved(page);
}

test('two people draft side by side; the second brings theirs up to date by keyboard, and it is promoted', async ({
  page: ada,
  browser,
}) => {
  const ben = await newPerson(ada, browser, 'Ben Drafts', 'Architect');
  await newDraft(ada, 'ada');
  await newDraft(ben, 'ben');
  await limit(ada, 'ada', '2');
  await limit(ben, 'ben', '3');
  // Without a draft in the address, each sees their own.
  for (const [page, mine] of [
    [ada, 'at most 2 attempts'],
    [ben, 'at most 3 attempts'],
  ] as const) {
    await page.goto(`/routing/task-classes/transcription?${ENVIRONMENT}`);
    await expect(page.getByRole('article', { name: 'Rule transcription' })).toContainText(mine);
  }
  await publishInDevelopment(ada, 'Fewer attempts at a transcription', 'ada');

  await ben.goto(`/routing/publish?${ENVIRONMENT}`);
  await ben.getByRole('link', { name: 'Bring up to date' }).click();
  await expect(ben.getByRole('heading', { name: 'Bring ben up to date' })).toBeVisible();
  const limits = ben.getByRole('group', { name: /Rule transcription: limits/ });
  await expect(limits.getByRole('radio', { name: /^Theirs/ })).not.toBeChecked();
  await expect(ben.getByRole('button', { name: 'Bring up to date' })).toBeDisabled();
  expect(await violations(ben)).toEqual([]);
  await limits.getByRole('radio', { name: /^Theirs/ }).focus();
  await ben.keyboard.press('m');
  await expect(limits.getByRole('radio', { name: /^Mine/ })).toBeChecked();
  await ben.keyboard.press('Control+Enter');
  await expect(ben.getByText('ben is up to date with version')).toBeVisible();
  await expect(ben.getByRole('article', { name: 'Rule transcription' })).toContainText('3 attempts');

  await ben.goto(`/routing/drafts?${ENVIRONMENT}`);
  const row = ben.getByRole('region', { name: 'Open drafts' }).getByRole('row').filter({ hasText: 'ben' });
  await expect(row).toContainText('1 changed rule');
  await ben.getByRole('button', { name: 'More about ben' }).click();
  await ben.getByRole('menuitem', { name: 'Discard' }).click();
  await expect(ben.getByRole('button', { name: 'Restore ben' })).toBeVisible();
  await ben.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('1 changed rule');
  await expect(ben.getByRole('button', { name: 'Restore ben' })).toBeHidden();

  await ada.getByRole('link', { name: 'Promote to Staging …' }).click();
  await expect(ada.getByRole('heading', { level: 1, name: 'Promote to Staging' })).toBeVisible();
  await expect(ada.getByRole('main')).toContainText('transcription');
  await ada.getByLabel('Name').fill('promoted');
  await ada.getByRole('button', { name: 'Create draft' }).click();
  await expect(ada.getByRole('button', { name: 'Draft: promoted' })).toBeVisible();
  await ada.goto('/routing/drafts?environment=staging');
  await expect(ada.getByRole('row').filter({ hasText: 'promoted' })).toContainText(
    /from version \d+ of Development/,
  );

  // What others find is up to date again: nobody disputes anything of it.
  await ada.goto(`/routing/rebase?${ENVIRONMENT}&draft=main`);
  await ada.getByRole('button', { name: 'Bring up to date' }).click();
  await expect(ada.getByText('main is up to date with version')).toBeVisible();
});
