import { newPerson } from './support/people';
import { expect, test } from './support/test';

test('what a tag asks for is written by one and approved by another, and told apart from nothing recorded', async ({
  page,
  browser,
}) => {
  await page.goto('/sensitivity/new?kind=tag');
  await page.getByLabel('Name').fill('Leaflets');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Leaflets' })).toBeVisible();
  await expect(page.getByText('Nothing recorded: clears nothing')).toBeVisible();

  await page.getByRole('link', { name: 'Change what it asks for' }).click();
  await page.getByRole('radio', { name: /^Nothing: an explicit empty list/ }).check();
  await page.getByRole('button', { name: 'Add an obligation' }).click();
  await page.getByRole('menuitem', { name: 'A contract in force' }).click();
  await expect(page.getByRole('heading', { name: 'A contract in force' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove: A contract in force' }).click();
  await page.getByRole('button', { name: 'Save proposal' }).click();
  await page.getByRole('button', { name: 'Put up for approval' }).click();
  await expect(page.getByText('You wrote some of this')).toBeVisible();

  const other = await newPerson(page, browser, 'Dora Privacy', 'Data protection');
  await other.goto('/sensitivity/tag/leaflets');
  await other.getByRole('button', { name: 'Approve' }).click();
  await expect(other.getByText('Asks for nothing: every offering is cleared').first()).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await other.context().close();
});

test('the matrix is walked by keys, and a shut cell says what is missing', async ({ page }) => {
  await page.goto('/sensitivity/matrix?environment=development&channel=sample-cloud');
  const grid = page.getByRole('grid', { name: 'Clearance of offerings by label' });
  const first = grid.getByRole('gridcell').first();
  await expect(first).toContainText('Open');
  // The grid hears keys once its script runs.
  await expect(async () => {
    await first.focus();
    await page.keyboard.press('End');
    await expect(first).not.toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Clearance' });
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  await expect(page).toHaveURL(/label-of=tag/);
  await page.reload();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await page.getByRole('searchbox', { name: 'Search offerings' }).fill('there is no such offering');
  await expect(page.getByText('Nothing matches.')).toBeVisible();
});

test('an exception is asked for within its limits and waits for those who accept risks', async ({ page }) => {
  await page.goto('/sensitivity/exceptions/new?offering=sample-cloud/cirrus-1&label=level:restricted');
  const from = await page.getByLabel('From', { exact: true }).inputValue();
  const later = (days: number) =>
    new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  await expect(async () => {
    await page.getByLabel('To', { exact: true }).fill(later(90));
    await expect(page.getByText('91 days, the last one included')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByLabel('Why', { exact: true }).fill('A pilot until the amendment is signed.');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(page.getByRole('alert').first()).toContainText('At most 90 days');
  await page.getByLabel('To', { exact: true }).fill(later(89));
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(page.getByRole('heading', { name: /^Restricted for/ })).toBeVisible();
  await expect(page.getByText('data protection or security has to accept it')).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('heading', { name: /^Restricted for/ })).toBeHidden();
});

test('a workload is classified with the reasons, in an address that can be sent', async ({ page }) => {
  await page.goto('/sensitivity/classify');
  await page.getByLabel('What is the work?').fill('Read claims');
  await page.getByRole('radio', { name: 'Certain teams only' }).check();
  await page.getByRole('checkbox', { name: 'Health or treatment' }).check();
  await page.getByRole('radio', { name: /10 seconds/ }).check();
  const label = page.getByRole('region', { name: 'Label' });
  await expect(label).toContainText('Confidential + Health data + Personal data');
  await expect(label).toContainText('since only certain teams may see it');
  await page.reload();
  await expect(label).toContainText('Confidential + Health data');
  await page.getByRole('link', { name: 'New task class for it' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Read claims');
  await expect(page.getByLabel('p95 latency')).toHaveValue(/10,?000/);
});
