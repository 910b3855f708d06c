import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { newPerson } from './support/people';
import { addOffering, saved } from './support/policy';
import { expect, test } from './support/test';

/** One draft in each of two environments, written by one person and approved by another, on a phone. */

const DRAFT = 'four-eyes';
const publishPage = (environment: string) => `/routing/publish?environment=${environment}&draft=${DRAFT}`;

async function newDraft(page: Page, environment: string): Promise<void> {
  await page.goto(`/routing/drafts/new?environment=${environment}`);
  await page.getByLabel('Name').fill(DRAFT);
  await page.getByRole('button', { name: 'Create draft' }).click();
  await expect(page).toHaveURL(new RegExp(`draft=${DRAFT}`));
}

/** @returns the address of the rule */
async function newRule(page: Page, environment: string, key: string, requestId: string): Promise<string> {
  const place = `environment=${environment}&draft=${DRAFT}`;
  await page.goto(`/routing/task-classes/code-completion/rules/new?${place}`);
  await page.getByRole('textbox', { name: 'Key' }).fill(key);
  await addOffering(page, requestId);
  await saved(page);
  await page.waitForURL(/rules\/[0-9a-f-]{36}/);
  return page.url();
}

async function request(page: Page, environment: string, message: string): Promise<void> {
  await page.goto(publishPage(environment));
  await page.getByLabel('What it is for').fill(message);
  await page.getByRole('button', { name: 'Request approval' }).click();
  await expect(page.getByText('Awaiting approval')).toBeVisible();
}

async function askForApprovals(page: Page, environment: string, approvals: number): Promise<void> {
  await page.goto(`/settings/environments/${environment.toLowerCase()}`);
  const form = page.getByRole('form', { name: environment });
  await form.getByLabel('Approvals').fill(String(approvals));
  if (approvals > 0) await form.getByRole('checkbox', { name: 'Publisher' }).check();
  await form.getByRole('button', { name: `Save ${environment}` }).click();
  await expect(form.getByText('Saved.')).toBeVisible();
}

test('what one person writes another approves, comments on, sends back, and approves again; then it is published', async ({
  page,
  browser,
}) => {
  await askForApprovals(page, 'Staging', 1);
  const ada = await newPerson(page, browser, 'Ada Author', 'Architect');
  const ben = await newPerson(page, browser, 'Ben Approver', 'Publisher', {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });

  await newDraft(ada, 'production');
  const place = await newRule(ada, 'production', 'reviewed', 'gpt-5-mini');
  await request(ada, 'production', 'Completion may begin in production');
  await expect(ada.getByRole('button', { name: 'Approve' })).toBeHidden();

  await ben.goto(publishPage('production'));
  const rule = ben.getByRole('article', { name: 'Rule reviewed' });
  await rule.getByRole('button', { name: 'Comment on reviewed' }).click();
  await rule.getByRole('textbox', { name: 'Comment on reviewed' }).fill('What if it fails?');
  await rule.getByRole('button', { name: 'Add comment' }).click();
  await expect(rule.getByRole('list', { name: 'Comments on reviewed' })).toContainText('What if it fails?');
  const approvals = ben.getByRole('complementary', { name: 'Approvals and publishing' });
  await approvals.getByRole('button', { name: 'Request changes' }).click();
  await expect(approvals.getByRole('alert')).toContainText('Say what is to be changed.');
  await approvals.getByLabel('Message').fill('It needs a fallback');
  await approvals.getByRole('button', { name: 'Request changes' }).click();
  await expect(ben.getByText('Changes requested')).toBeVisible();
  expect(await violations(ben)).toEqual([]);
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await ada.goto('/');
  await ada.getByRole('link', { name: '1 review waits for you' }).click();
  await expect(ada.getByRole('listitem').filter({ hasText: 'Waits for your changes' })).toBeVisible();
  await ada.goto(place);
  await addOffering(ada, 'claude-haiku-4-5');
  await saved(ada);
  await ada.goto(publishPage('production'));
  await expect(ada.getByText('The draft was changed.')).toBeVisible();
  await expect(ada.getByText('What if it fails?')).toBeVisible();
  expect(await violations(ada)).toEqual([]);
  await request(ada, 'production', 'With a fallback');
  await newDraft(ada, 'staging');
  await newRule(ada, 'staging', 'reviewed', 'gpt-5-mini');
  await request(ada, 'staging', 'The same in staging');

  await ben.goto('/routing/reviews');
  const listed = ben.getByRole('list', { name: 'Open reviews' }).getByRole('listitem');
  await expect(listed.filter({ hasText: 'Waits for you' })).toHaveCount(2);
  await ben.waitForLoadState('networkidle');
  await ben.keyboard.press('j');
  await ben.keyboard.press('x');
  await expect(listed.first()).toContainText('New rule');
  await ben.getByRole('checkbox', { name: `Select: Publish draft ${DRAFT} in Staging` }).check();
  expect(await violations(ben)).toEqual([]);
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await ben.getByLabel('Message for all of them').fill('Both look right');
  await ben.getByRole('button', { name: 'Approve all 2 or none' }).click();
  await expect(ben.getByRole('status')).toContainText(`Approved: Publish draft ${DRAFT} in Production.`);
  await expect(ben.getByRole('link', { name: /waits? for you/ })).toBeHidden();

  await ben.goto(publishPage('production'));
  await expect(approvals).toContainText('Ben Approver approved');
  await ben.getByLabel('Why').fill('Approved by two');
  await ben.getByRole('checkbox', { name: /I have read/ }).check();
  await ben.getByRole('button', { name: 'Publish Production' }).click();
  await expect(ben.getByRole('heading', { level: 1, name: /^Version/ })).toBeVisible();

  await ada.goto('/routing/publish?environment=staging&draft=four-eyes');
  await ada.getByRole('button', { name: 'Withdraw request' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Withdraw request' }).click();
  await expect(ada.getByText('The last request was withdrawn')).toBeVisible();
  await askForApprovals(page, 'Staging', 0);
  await ada.context().close();
  await ben.context().close();
});
