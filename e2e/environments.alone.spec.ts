import { violations } from './support/axe';
import { expect, test } from './support/test';

test('an environment is made, ordered by the keyboard, timed, and archived', async ({ page }) => {
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
  const stale = page.getByLabel('Stale after', { exact: true });
  const unit = page.getByLabel('Stale after: unit');
  await expect(stale).toHaveValue('15');
  await unit.selectOption('hours');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(unit).toHaveValue('minute');
  await expect(stale).toHaveValue('15');
  await stale.fill('20');
  await page.getByRole('button', { name: 'Save environment' }).click();
  await expect(page.getByText('Not saved yet.')).toBeHidden();
  await page.reload();
  await expect(stale).toHaveValue('20');
  await page.goto('/routing?environment=europe');
  await expect(page.getByText('Nothing is published in Europe yet')).toBeVisible();

  await page.goto('/settings/environments');
  const order = page.getByRole('list', { name: 'Environments in order' });
  await expect(order.getByRole('listitem').last()).toContainText('Europe');
  // The list shows an order before it is saved, and a reload would give up what is being sent.
  const saved = page.waitForResponse((response) => response.request().method() === 'POST');
  // Until the page's script listens, keys go nowhere.
  await expect(async () => {
    await page.getByRole('button', { name: 'Move Europe up' }).press('Enter');
    await expect(order.getByRole('listitem').last()).not.toContainText('Europe', { timeout: 3_000 });
  }).toPass();
  await saved;
  await page.reload();
  await expect(order.getByRole('listitem').last()).not.toContainText('Europe');
  await expect(async () => {
    await page.getByRole('button', { name: 'Move Europe down' }).press('Enter');
    await expect(order.getByRole('listitem').last()).toContainText('Europe', { timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Move Europe up' })).toBeFocused();

  await page.goto('/settings/environments/europe');
  await page.getByRole('button', { name: 'Archive Europe' }).click();
  await page.getByLabel('Type Europe to confirm').fill('Europe');
  await page.getByRole('button', { name: 'Archive environment' }).click();
  await page.waitForURL('**/settings/environments');
  await expect(page.getByText('Archived').first()).toBeVisible();
  await expect(order).not.toContainText('Europe');
});
