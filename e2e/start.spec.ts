import { expect, test } from './support/test';

test.describe('before signing in', () => {
  test.use({ signedIn: false });

  test('every page leads to the sign-in', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });
});

test('the administrator is signed in', async ({ page, app }) => {
  await page.goto('/');
  await expect(page).not.toHaveURL(/\/sign-in/);
  expect(app.baseURL).toContain('localhost');
});

test('text is drawn in the font that the app ships', async ({ page }) => {
  await page.goto('/');
  const family = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family);
  });
  expect(family).toMatch(/Inter/);
  expect(loaded.join()).toMatch(/Inter/);
});

test('both processes are healthy', async ({ request, app }) => {
  expect((await request.get(`${app.baseURL}/healthz`)).status()).toBe(200);
  expect((await request.get(`${app.deliveryUrl}/healthz`)).status()).toBe(200);
});
