import type { Page } from '@playwright/test';
import { expect } from './test';

/** The open rule saves itself. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved · /)).toBeVisible();
}

/** Adds an offering to the open rule: the first of that name, or the first that the channel sells. */
export async function addOffering(page: Page, requestId: string, channel = ''): Promise<void> {
  await page.getByLabel('Add an offering').fill(requestId);
  const exactly = page.getByText(requestId, { exact: true });
  await page.getByRole('option').filter({ has: exactly }).filter({ hasText: channel }).first().click();
  await expect(page.getByRole('listitem').filter({ has: exactly }).first()).toBeVisible();
}

/** Says that the warnings were read, where there are any. */
export async function acceptWarnings(page: Page): Promise<void> {
  const warnings = page.getByRole('checkbox', { name: /I have read/ });
  if (await warnings.isVisible()) await warnings.check();
}

/** Publishes the draft of Development; where there are several, the one that is named. */
export async function publishInDevelopment(page: Page, why: string, draft?: string): Promise<void> {
  await page.goto(`/routing/publish?environment=development${draft ? `&draft=${draft}` : ''}`);
  await page.getByLabel('Why').fill(why);
  await page.getByRole('checkbox', { name: /I have read/ }).check();
  await page.getByRole('button', { name: 'Publish Development' }).click();
  await expect(page.getByRole('heading', { name: /^Version \d+$/ })).toBeVisible();
  await expect(page.getByText(why).first()).toBeVisible();
}
