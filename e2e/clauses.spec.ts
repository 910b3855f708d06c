import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, test } from './support/test';

/** Types of clauses, the playbook, and contracts side by side. Each test puts away what it made. */

async function emptyPosition(page: Page, type: string) {
  await page.goto(`/contracts/playbook?type=${type}`);
  for (const level of ['Preferred', 'Acceptable', 'Walk away']) {
    const part = page.getByRole('region', { name: level, exact: true });
    await part.getByRole('textbox', { name: level }).fill('');
    for (const remove of await part.getByRole('button', { name: /^Remove: / }).all()) await remove.click();
  }
  await page.getByRole('button', { name: 'Save position' }).click();
  await expect(page.getByText('Not saved yet.')).toBeHidden();
}

test('a type of one’s own is added, named by the playbook, and put away once nothing names it', async ({
  page,
}) => {
  await page.goto('/contracts/clause-types');
  await expect(page.getByRole('row')).toHaveCount(32 + 4);
  await page.getByRole('link', { name: 'New clause type' }).click();
  await page.getByLabel('Name').fill('Watermarking');
  await page.getByLabel('Question for the reviewer').fill('Is what is generated marked as such?');
  await page.getByRole('button', { name: 'Add a parameter' }).click();
  const parameters = page.getByRole('group', { name: 'Parameters' });
  await parameters.getByLabel('Name').fill('Kept for');
  await parameters.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Days', exact: true }).click();
  await page.getByRole('button', { name: 'Create type' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Watermarking' })).toBeVisible();

  await page.goto('/contracts/playbook?type=watermarking');
  const preferred = page.getByRole('region', { name: 'Preferred' });
  await preferred.getByRole('textbox', { name: 'Preferred' }).fill('For a year.');
  await preferred.getByRole('button', { name: /Add a check/ }).click();
  await preferred.getByRole('textbox', { name: 'Value' }).fill('365');
  await preferred.getByRole('textbox', { name: 'Value' }).press('ControlOrMeta+Enter');
  const types = page.getByRole('navigation', { name: 'Types of clauses' });
  await expect(types.getByRole('link', { name: /Watermarking/ })).toContainText('Checked');
  expect(await violations(page)).toEqual([]);

  await page.goto('/contracts/clause-types/watermarking');
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive type' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'in use: the playbook' })).toBeVisible();
  await emptyPosition(page, 'watermarking');
  await page.goto('/contracts/clause-types/watermarking');
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive type' }).click();
  await expect(page.getByRole('button', { name: 'Restore Watermarking' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('contracts stand side by side with what is off the playbook, also in a file and on paper', async ({
  page,
}) => {
  await page.goto('/contracts/playbook?type=retention');
  const acceptable = page.getByRole('region', { name: 'Acceptable' });
  await acceptable.getByRole('button', { name: /Add a check/ }).click();
  await acceptable.getByRole('textbox', { name: 'Value' }).fill('10');
  await page.getByRole('button', { name: 'Save position' }).click();
  const list = page.getByRole('navigation', { name: 'Types of clauses' });
  await expect(list.getByRole('link', { name: /Retention/ })).toContainText('Checked');
  await page.getByRole('heading', { name: 'Retention' }).click();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Residency and transfer' })).toBeVisible();

  await page.goto('/contracts/compare');
  const choice = page.getByRole('combobox', { name: 'Vendors and contracts' });
  for (const number of ['SAMPLE-MSA-1', 'SAMPLE-MSA-2']) {
    await choice.fill(number);
    await page.getByRole('option', { name: new RegExp(number) }).click();
    await expect(page.getByRole('columnheader', { name: new RegExp(number) })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await page.getByText('Off the playbook').click();
  await expect(page).toHaveURL(/only=off/);
  const row = page.getByRole('row').filter({ hasText: 'Retention' });
  await expect(row.getByRole('cell').nth(0)).toContainText('Not acceptable: at most 10 days in every store');
  await expect(row.getByRole('cell').nth(0)).toContainText(
    'Only offerings sample-cloud/cirrus-1 · SAMPLE-AMD-1',
  );
  await expect(row.getByRole('cell').nth(1)).toContainText('Silent');
  await expect(row.getByRole('cell').nth(1)).toContainText('Missing');
  expect(await violations(page)).toEqual([]);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8');
  expect(csv).toContain('Type,SAMPLE-MSA-1,SAMPLE-MSA-1: playbook,SAMPLE-MSA-2,SAMPLE-MSA-2: playbook');
  expect(csv).toContain('Walk away; Not acceptable: at most 10 days in every store');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Clauses compared' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await emptyPosition(page, 'retention');
});
