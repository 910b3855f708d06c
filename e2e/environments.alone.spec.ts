import { violations } from './support/axe';
import { expect, test } from './support/test';

test('an environment is made, ordered by the keyboard, timed, and archived', async ({
  page,
  request,
  app,
}) => {
  await page.goto('/settings/environments');
  await page.getByRole('link', { name: 'New environment' }).click();
  await page.getByLabel('Key', { exact: true }).fill('Not a key');
  await page.getByLabel('Name', { exact: true }).fill('Europe');
  await page.getByRole('button', { name: 'Create environment' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByLabel('Key', { exact: true }).fill('europe');
  await page.getByLabel('First draft').selectOption('development');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create environment' }).click();
  await page.waitForURL('**/settings/environments/europe');
  await expect(page.getByRole('heading', { level: 1, name: 'Europe' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto('/routing?environment=europe');
  await expect(page.getByText('Nothing is published in Europe yet')).toBeVisible();

  await page.goto('/settings/environments');
  const order = page.getByRole('list', { name: 'Environments in order' });
  await expect(order.getByRole('listitem').last()).toContainText('Europe');
  await page.getByRole('button', { name: 'Move Europe up' }).press('Enter');
  await expect(order.getByRole('listitem').last()).not.toContainText('Europe');
  await page.reload();
  await expect(order.getByRole('listitem').last()).not.toContainText('Europe');

  await page.goto('/settings/environments/europe');
  await page.getByRole('button', { name: 'Archive Europe' }).click();
  await page.getByLabel('Type Europe to confirm').fill('Europe');
  await page.getByRole('button', { name: 'Archive environment' }).click();
  await page.waitForURL('**/settings/environments');
  await expect(page.getByText('Archived').first()).toBeVisible();
  await expect(order).not.toContainText('Europe');
  const gone = await request.get(`${app.deliveryUrl}/api/v1/environments/europe/policy`);
  expect(gone.status()).toBe(401);
});
