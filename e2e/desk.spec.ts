import type { Page, Request } from '@playwright/test';
import { runningApp } from './support/app';
import { violations } from './support/axe';
import { addPdf, newContract } from './support/contracts';
import { runSql } from './support/database';
import { newPerson, PASSWORD } from './support/people';
import { expect, signIn, test } from './support/test';

const CONTRACT = 'DESK-2026-001';
const PAGES = [
  'MASTER AGREEMENT between Quillmark Labs and the Group.',
  `4.1 No training. Provider shall not use Customer Content to train machine learning models.

4.2 Retention. Provider will retain prompts and outputs for no more than thirty (30) days and delete them within that retention period.`,
];
const WROTE = 'You wrote some of this, so another person has to approve it.';

const clause = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Clauses' }).getByRole('button', { name });
const prompts = (page: Page) => page.getByLabel('Prompts', { exact: true });

/** The call by which pressing something approves: held back, to be sent in another's name. */
async function heldBack(page: Page, press: () => Promise<void>): Promise<Request> {
  let asked = 0;
  const held = new Promise<Request>((resolve) => {
    void page.route('**/*', async (route) => {
      const request = route.request();
      if (request.headers()['next-action'] === undefined) return route.fallback();
      asked += 1;
      // The first only asks what approving would close.
      if (asked === 1) return route.fallback();
      resolve(request);
      return route.abort();
    });
  });
  await press();
  const call = await held;
  await page.unroute('**/*');
  return call;
}

/** What Fairlead answers to a call of somebody else's browser. */
async function answerTo(page: Page, call: Request): Promise<string> {
  const { 'next-action': action = '', 'content-type': type = '', accept = '' } = call.headers();
  const answer = await page.request.post(call.url(), {
    headers: { 'next-action': action, 'content-type': type, accept, origin: runningApp().baseURL },
    data: call.postDataBuffer() ?? Buffer.alloc(0),
  });
  return answer.text();
}

test('clauses are written from suggestions, approved by another person only, and revised', async ({
  page: admin,
  browser,
}) => {
  test.slow();
  await newContract(admin, CONTRACT, 'Anthropic');
  await addPdf(admin, CONTRACT, PAGES);
  const page = await newPerson(admin, browser, 'Desk First', 'Legal');
  const legal = await newPerson(admin, browser, 'Desk Second', 'Legal');

  await test.step('by keyboard: accepted, filled in, saved while typing, put up', async () => {
    // Focus is looked at, which the window opened last has.
    await page.bringToFront();
    await page.goto(`/contracts/${CONTRACT}/review`);
    await expect(page.getByText('0 of 32 decided')).toBeVisible();
    await clause(page, /^10 Retention/).click();
    await expect(page.getByRole('heading', { name: 'Suggested passages' })).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByRole('region', { name: 'Passage' })).toContainText('thirty (30) days');
    await prompts(page).fill('30');
    await page.reload();
    await expect(page.getByText('Restored what you had typed.')).toBeVisible();
    await expect(prompts(page)).toHaveValue('30 days');
    await prompts(page).focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(clause(page, /^10 Retention Open/)).toBeVisible();
    await expect(prompts(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await expect(clause(page, /^10 Retention Waiting/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: /Residency/ })).toBeVisible();
    await clause(page, /^9 No training/).click();
    await page.getByRole('button', { name: 'Accept suggestion 1' }).click();
    await page.getByRole('button', { name: 'Save and put up' }).click();
    await expect(page.getByText('0 of 32 decided · 2 waiting')).toBeVisible();
  });

  await test.step('another person approves both at once, each shown', async () => {
    await legal.goto(`/contracts/reviews?contract=${CONTRACT}`);
    const waiting = legal.getByRole('list', { name: 'Clauses that wait for my approval' });
    await expect(waiting.getByText('Prompts: 30 days')).toBeVisible();
    await legal.getByRole('button', { name: 'Select all 2' }).click();
    await legal.getByRole('button', { name: 'Approve all 2 or none' }).click();
    await expect(legal.getByText(`Approved: Retention of ${CONTRACT}.`)).toBeVisible();
  });

  await test.step('revised, the old text holds, and both are compared', async () => {
    await page.goto(`/contracts/${CONTRACT}/review`);
    await expect(page.getByText('2 of 32 decided')).toBeVisible();
    await clause(page, /^10 Retention/).click();
    await prompts(page).fill('7');
    await page.getByRole('button', { name: 'Save and put up' }).click();
    await expect(clause(page, /^10 Retention Waiting/)).toBeVisible();
    await legal.goto(`/contracts/${CONTRACT}/review`);
    await clause(legal, /^10 Retention/).click();
    await expect(legal.getByText('Text 1 holds until the new one is approved')).toBeVisible();
    const approval = legal.getByRole('region', { name: 'Approval' });
    await expect(approval.locator('del')).toHaveText(['30']);
    await expect(approval.locator('ins')).toHaveText(['7']);
  });

  await test.step('the author cannot approve it: not offered, and refused to whoever calls all the same', async () => {
    await clause(page, /^10 Retention/).click();
    await expect(page.getByText(WROTE)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeHidden();
    const approve = legal.getByRole('button', { name: 'Approve', exact: true });
    const call = await heldBack(legal, () => approve.click());
    expect(await answerTo(page, call)).toContain(WROTE);
    await runSql(`INSERT INTO accounts (id, person_id, email, password_hash, session_stamp)
      SELECT gen_random_uuid(), person_id, 'second.account@fairlead.test', password_hash, 'second'
      FROM accounts WHERE email = 'desk.first@example.com'`);
    const context = await browser.newContext({
      baseURL: runningApp().baseURL,
      storageState: { cookies: [], origins: [] },
    });
    const second = await context.newPage();
    await signIn(second, { email: 'second.account@fairlead.test', password: PASSWORD });
    expect(await answerTo(second, call)).toContain(WROTE);
    await expect(legal.getByText('Fairlead could not be reached.')).toBeVisible();
    await approve.click();
    await expect(legal.getByText(/^Text 2, written by/)).toBeVisible();
    await legal.getByRole('button', { name: 'Show all texts of this clause' }).click();
    const texts = legal.getByRole('list', { name: 'Texts of this clause' });
    await expect(texts.getByText(/^Text \d$/)).toHaveText(['Text 2', 'Text 1']);
  });

  await test.step('everybody can use it, on a phone too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await legal.emulateMedia({ colorScheme });
      expect(await violations(legal)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [`/contracts/${CONTRACT}/review`, '/contracts/reviews?part=assigned']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
  });
});
