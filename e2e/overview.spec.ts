import { expect, test } from './support/test';

test('the overview leads to what it counts, and follows what others do without a reload', async ({
  page,
  context,
}) => {
  await page.goto('/');
  const environments = page.getByRole('region', { name: 'Environments' });
  await expect(environments.getByRole('row', { name: /Development/ })).toContainText('Version');
  const other = await context.newPage();
  await other.goto('/routers/tokens');
  await other.getByRole('link', { name: 'New token' }).click();
  await other.getByLabel('Name').fill('overview follows');
  await other.getByRole('button', { name: 'Create token' }).click();
  await expect(other.getByText(/flr_/).first()).toBeVisible();
  await other.close();
  // It lasts 90 days unless one says otherwise.
  await expect(page.getByRole('link', { name: 'Token overview follows' })).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Kinds' })
    .getByRole('link', { name: /^Tokens/ })
    .click();
  await expect(page).toHaveURL(/\/ending\?kind=token/);
  await page.getByRole('link', { name: 'Token overview follows' }).click();
  await expect(page).toHaveURL(/\/routers\/tokens\?q=overview/);
});
