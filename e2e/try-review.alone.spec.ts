import { expect, test } from './support/test';

// By itself: what it disables for a moment in the draft of development, another test might publish.
test('a review shows which requests the draft decides differently, and leads to each', async ({ page }) => {
  await page.goto('/routing/task-classes/transcription?environment=development');
  const enabled = page.getByRole('switch', { name: 'transcription is enabled' });
  await page.waitForLoadState('networkidle');
  await enabled.press('Space');
  await expect(page.getByText('unpublished change')).toBeVisible();
  try {
    await page.getByRole('link', { name: 'Review and publish' }).click();
    const part = page.getByRole('region', { name: 'Decisions on transcription' });
    await expect(part).toContainText(/requests? of [\d,]+ tried (is|are) decided differently/);
    await expect(part.getByRole('listitem').filter({ hasText: 'denied now' })).toBeVisible();
    await part.getByText(/^\d+ examples?$/).click();
    await expect(part).toContainText('transcription, which took it, is gone.');
    await part.getByRole('link', { name: 'Try on the draft: nothing but the task class' }).click();
    await expect(page.getByRole('status', { name: 'Decision' })).toContainText('No rule takes it.');
  } finally {
    await page.goto('/routing/task-classes/transcription?environment=development');
    await page.waitForLoadState('networkidle');
    await enabled.press('Space');
    await expect(enabled).toBeChecked();
  }
});
