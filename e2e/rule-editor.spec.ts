import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const form = (page: Page) => page.getByRole('region', { name: 'Rule', exact: true });

async function add(page: Page, section: string, requestId: string): Promise<void> {
  const part = form(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: section }) });
  await part.getByLabel('Add an offering').fill(requestId);
  await page
    .getByRole('option')
    .filter({ has: page.getByText(requestId, { exact: true }) })
    .first()
    .click();
  await expect(part.getByRole('listitem').filter({ hasText: requestId })).toBeVisible();
}

/** The rule saves itself; then back to its task class. */
async function done(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved · /)).toBeVisible();
  await page.getByRole('link', { name: 'Done' }).click();
}

test('a rule with a condition, a canary and an escalation is written, read back and edited', async ({
  page,
}) => {
  await page.goto('/routing/task-classes/new?environment=production');
  await page.getByLabel('Name').fill('Rule editor');
  await page.getByRole('button', { name: 'Create task class' }).click();
  await page.getByRole('link', { name: 'New rule' }).first().click();

  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('menuitem', { name: 'input is longer than' }).click();
  await form(page).getByLabel('Tokens').fill('20000');
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('menuitem', { name: 'level is at most' }).click();
  await add(page, 'Try in this order', 'gpt-5-mini');
  await page.getByRole('button', { name: 'Split off a canary' }).click();
  await form(page).getByLabel('Share').nth(1).fill('10');
  await expect(form(page).getByLabel('Share').first()).toHaveValue('90 %');
  await expect(form(page).getByText(/\d+ of 1,000 sample units/)).toHaveCount(2);
  await add(page, 'Try, for 10 % of units', 'gpt-5-nano');
  await page.getByRole('switch', { name: 'Escalate answers that score low' }).check();
  await page.getByLabel('Below a score of').fill('0.80');
  await add(page, 'Escalation', 'gpt-5');
  await form(page).getByLabel('Cost of an attempt').last().fill('0.50');
  await done(page);

  const rule = page.getByRole('article', { name: 'Rule rule-editor' });
  await expect(rule).toContainText(
    'When the input has more than 20,000 tokens, and the level is public or below',
  );
  await expect(rule).toContainText('90 % of units: control');
  await expect(rule).toContainText('10 % of units: canary');
  await expect(rule).toContainText('Below a score of 0.8');
  await expect(rule).toContainText('at most $0.5 a request');

  await page.getByRole('link', { name: 'Edit rule-editor' }).click();
  await page.getByRole('button', { name: 'Remove the arm canary' }).click();
  await page.getByRole('switch', { name: 'Escalate answers that score low' }).uncheck();
  await page.getByRole('button', { name: 'Remove condition' }).first().click();
  await done(page);
  await expect(rule).toContainText('When the level is public or below');
  await expect(rule).not.toContainText('canary');
  await expect(rule).not.toContainText('Below a score');
});
