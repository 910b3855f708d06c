import { newRouter } from './support/routers';
import { expect, test } from './support/test';

test('keys are changed with a preview, and a router that follows goes on', async ({ page }) => {
  const router = await newRouter(page, 'rotation router', 'Development');
  try {
    expect(router.status().version).not.toBeNull();
    await page.goto('/settings/signing-keys');
    const keys = page.getByRole('region', { name: 'Signing keys' });
    await page.getByRole('button', { name: 'Rotate the release key', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('A new key signs from the next publish on.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Rotate key' }).click();
    await expect(keys.getByText('Still trusted')).toHaveCount(1);

    await page.getByRole('button', { name: 'Rotate the freshness key', exact: true }).click();
    await expect(dialog.getByText('Delivery hosts sign with a new key within seconds.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Rotate key' }).click();
    await expect(keys.getByText('Still trusted')).toHaveCount(2);
    await router.refresh();
    expect(router.status()).toMatchObject({ stale: false, lastError: null, rejected: null });

    await page.getByRole('combobox', { name: 'Environment of the new release key' }).click();
    await page.getByRole('option', { name: 'Production' }).click();
    await page.getByRole('button', { name: 'Make a release key for it alone' }).click();
    await dialog.getByRole('button', { name: 'Make key' }).click();
    await expect(keys.getByRole('rowheader', { name: 'Release, production alone' })).toBeVisible();

    await page.getByRole('button', { name: 'Renew the key set' }).click();
    await dialog.getByRole('button', { name: 'Renew key set' }).click();
    await expect(page.getByText(/^Key set 5, believed until/)).toBeVisible();

    await page.getByRole('button', { name: 'Raise the epoch of Production' }).click();
    await dialog.getByRole('button', { name: 'Raise epoch' }).click();
    await expect(dialog.getByText('Say why.')).toBeVisible();
    await dialog.getByLabel('Reason').fill('An older backup was restored');
    await dialog.getByRole('button', { name: 'Raise epoch' }).click();
    await expect(page.getByRole('row', { name: /^Production 2/ })).toBeVisible();
  } finally {
    await router.close();
  }
});
