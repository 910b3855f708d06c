import { createHash } from 'node:crypto';
import { publishInDevelopment } from './support/policy';
import { expect, test } from './support/test';

test('two versions are compared, and what is kept of one is shown as it is', async ({ page }) => {
  await page.goto('/settings/attributes/new');
  await page.getByLabel('Key').fill('site');
  await page.getByRole('combobox', { name: 'Add a value' }).fill('leeds');
  await page.getByRole('button', { name: 'Create attribute' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'site' })).toBeVisible();
  await publishInDevelopment(page, 'Requests may say their site');

  await page.goto('/routing/versions?environment=development');
  const newest = page.getByRole('main').getByRole('listitem').first();
  await expect(newest).toContainText('Requests may say their site');
  await expect(newest).toContainText('published from draft main');
  await newest.getByRole('link', { name: /compare with/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Compare versions' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('leeds');
  await page.getByRole('link', { name: 'Side by side' }).click();
  const sides = page.getByRole('region', { name: 'Bundles side by side' });
  await expect(sides.getByRole('row').filter({ hasText: '"site": [' })).toBeVisible();
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByRole('region', { name: 'From' })).toContainText('Requests may say their site');
  await expect(sides).toBeVisible();
  await page.getByRole('link', { name: /^In words/ }).click();
  await expect(page.getByRole('deletion').filter({ hasText: 'leeds' })).toBeVisible();

  await page.goto('/routing/versions?environment=development');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Version / })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /^Warnings accepted/ })).toBeVisible();
  const version = page.url();
  await page.getByRole('link', { name: 'Bundle', exact: true }).click();
  await expect(page.getByText('checked, the stored bytes have it')).toBeVisible();
  const digest = (await page.getByRole('code').or(page.locator('code')).first().textContent()) ?? '';
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const stream = await (await download).createReadStream();
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  expect(hash.digest('hex')).toBe(digest);
  await page.getByLabel('Find in the bundle').fill('leeds');
  await expect(page.getByText('1 of 1 lines')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bundle as JSON' })).toContainText('"leeds"');

  await page.goto(version);
  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Clearances' }).getByRole('row').nth(1)).toContainText(
    'public',
  );

  // What others find is as it was.
  await page.goto('/settings/attributes/site');
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive attribute' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Attributes' })).toBeVisible();
  await publishInDevelopment(page, 'No site any more');
});
