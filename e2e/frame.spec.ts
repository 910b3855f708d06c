import { expect, signIn, test } from './support/test';

test('production is unmistakable, in words and across pages', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^Environment: / }).click();
  await page.getByRole('menuitem', { name: 'Production' }).click();
  const switcher = page.getByRole('button', { name: 'Environment: Production (production)' });
  await expect(switcher).toBeVisible();
  await page.getByRole('link', { name: 'Catalogue' }).click();
  await expect(page).toHaveURL(/\/catalogue$/);
  await expect(switcher).toBeVisible();
  await page.reload();
  await expect(switcher).toBeVisible();
});

test('what a link leads to is fetched ahead once the pointer comes to it, and nothing before', async ({
  page,
}) => {
  const ahead: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) ahead.push(new URL(request.url()).pathname);
  });
  await page.goto('/settings');
  await page.waitForLoadState('networkidle');
  expect(ahead).toEqual([]);
  await page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name: 'Audit' }).hover();
  await expect.poll(() => ahead).toContain('/audit');
  expect(new Set(ahead)).toEqual(new Set(['/audit']));
});

test('the navigation stays as narrow as I left it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Collapse' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Expand navigation' }).click();
  await expect(page.getByRole('button', { name: 'Collapse' })).toBeVisible();
});

test('⌘K goes anywhere by name', async ({ page }) => {
  await page.goto('/');
  const search = page.getByRole('textbox', { name: 'Search' });
  // Until the page's script listens, keys go nowhere.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await search.fill('summaris');
  await expect(page.getByRole('button', { name: /^Summarisation/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/routing\/task-classes\/summarisation/);
  await page.keyboard.press('ControlOrMeta+k');
  await search.fill('publish staging');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/routing\/publish\?environment=staging/);
});

test('light or dark is remembered', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /account and appearance/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('a phone has the areas in a drawer', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Catalogue' }).click();
  await expect(page).toHaveURL(/\/catalogue$/);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the first stop of the keyboard skips to the content', async ({ page }) => {
  await page.goto('/catalogue');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test.describe('signing out', () => {
  test.use({ signedIn: false });

  test('ends the session', async ({ page }) => {
    await signIn(page);
    await page.getByRole('button', { name: /account and appearance/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto('/catalogue');
    await expect(page).toHaveURL(/\/sign-in\?next=/);
  });
});
