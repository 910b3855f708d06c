import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { addOffering } from './support/policy';
import { expect, signIn, test } from './support/test';

/** A rule in its workbench; each test has a task class of its own. */

async function newRule(page: Page, name: string, requestIds: readonly string[]): Promise<void> {
  await page.goto('/routing/task-classes/new?environment=production');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create task class' }).click();
  await page.getByRole('link', { name: 'New rule' }).first().click();
  for (const requestId of requestIds) await addOffering(page, requestId);
  await saved(page);
}

const saved = (page: Page) => expect(page.getByText(/^Saved · \d\d:\d\d$/)).toBeVisible();
const offerings = (page: Page) =>
  page.getByRole('list', { name: 'Offerings in the order tried' }).first().getByRole('listitem');
const tried = (page: Page) => page.getByRole('region', { name: 'Try it' });
const note = (page: Page) => page.getByLabel('Note', { exact: true });

test('a rule makes itself, is edited by keyboard alone, and every step can be undone and done again', async ({
  page,
}) => {
  await newRule(page, 'Workbench keys', ['gpt-5-mini']);
  await expect(page).toHaveURL(/\/rules\/[0-9a-f-]{36}\?environment=production/);

  await page.getByLabel('Add an offering').focus();
  await page.keyboard.type('claude-haiku-4-5');
  await expect(page.getByRole('option').first()).toContainText('claude-haiku-4-5');
  await page.keyboard.press('Enter');
  await expect(offerings(page)).toHaveCount(2);
  await page
    .getByRole('button', { name: /^Drag / })
    .nth(1)
    .focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/is lifted. It is at place 2 of 2/)).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText(/would be at place 1 of 2/)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(offerings(page).first()).toContainText('claude-haiku-4-5');
  await note(page).focus();
  await page.keyboard.type('haiku is quicker');
  await page.keyboard.press('ControlOrMeta+s');
  await saved(page);
  await page.reload();
  await expect(note(page)).toHaveValue('haiku is quicker');
  await expect(offerings(page).first()).toContainText('claude-haiku-4-5');

  await note(page).fill('');
  await page.getByRole('button', { name: 'Move GPT-5 mini up' }).click();
  await expect(page.getByRole('button', { name: 'Undo the order of offerings' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(offerings(page).first()).toContainText('claude-haiku-4-5');
  await page.getByRole('button', { name: 'Undo the note' }).click();
  await expect(note(page)).toHaveValue('haiku is quicker');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.getByRole('button', { name: 'Redo the order of offerings' }).click();
  await expect(offerings(page).first()).toContainText('gpt-5-mini');
  await saved(page);
  await page.getByRole('link', { name: 'Done' }).click();
  await expect(page.getByRole('article').getByRole('listitem').first()).toContainText('gpt-5-mini');
  await expect(page.getByRole('article')).not.toContainText('haiku is quicker');
});

test('the decision follows before anything is saved, and the list is dragged with the mouse', async ({
  page,
}) => {
  await newRule(page, 'Workbench mouse', ['gpt-5-mini', 'claude-haiku-4-5', 'gemini-2.5-flash']);
  const decision = tried(page).getByRole('status', { name: 'Decision' });
  await expect(decision).toContainText('gpt-5-mini, then 2 others');

  await page.route('**/rules/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  const from = await page.getByRole('button', { name: 'Drag Gemini 2.5 Flash' }).boundingBox();
  const to = await page.getByRole('button', { name: 'Drag GPT-5 mini' }).boundingBox();
  if (!from || !to) throw new Error('the handles are in sight');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y - 12, { steps: 4 });
  await page.mouse.move(to.x + 8, to.y - 4, { steps: 8 });
  await page.mouse.up();
  await expect(offerings(page).first()).toContainText('gemini-2.5-flash');
  await expect(decision).toContainText('gemini-2.5-flash, then 2 others');
  await expect(page.getByText('Offline, kept here, will save')).toBeVisible();

  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('menuitem', { name: 'level is at least' }).click();
  await expect(decision).toContainText('No offering of the rule passes every check');
  await expect(page.getByRole('region', { name: 'Whom it tries' })).toContainText(
    'Passed over: it is not cleared for the level internal',
  );
  await tried(page).getByRole('button', { name: 'Change the request' }).click();
  await tried(page).getByRole('combobox', { name: 'Level' }).click();
  await page.getByRole('option', { name: 'public' }).click();
  await expect(decision).toContainText('No rule takes it');
  await page.keyboard.press('Escape');

  await page.unroute('**/rules/**');
  await page.getByRole('button', { name: 'Remove condition' }).click();
  await page.keyboard.press('ControlOrMeta+s');
  await saved(page);
  await page.reload();
  await expect(offerings(page).first()).toContainText('gemini-2.5-flash');
});

test('someone else saves while it is typed: both versions are kept, and the one taken can be given back', async ({
  page,
  browser,
  app,
}) => {
  await newRule(page, 'Workbench two', ['gpt-5-nano']);
  const context = await browser.newContext({
    baseURL: app.baseURL,
    storageState: { cookies: [], origins: [] },
  });
  const other = await context.newPage();
  await signIn(other);
  await other.goto(page.url());
  await note(other).fill('what the other wrote');
  await saved(other);

  await note(page).pressSequentially('what I wrote');
  const both = page.getByRole('region', { name: /saved by someone else/ });
  await expect(both).toContainText('what the other wrote');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type(', and go on writing');
  await expect(note(page)).toHaveValue('what I wrote, and go on writing');
  await expect(both).toContainText('what I wrote, and go on writing');
  await other.reload();
  await expect(note(other)).toHaveValue('what the other wrote');

  await both.getByRole('button', { name: 'Take theirs' }).click();
  await expect(note(page)).toHaveValue('what the other wrote');
  await page.getByRole('button', { name: 'Undo taking the version of someone else' }).click();
  await expect(note(page)).toHaveValue('what I wrote, and go on writing');
  await saved(page);
  await other.reload();
  await expect(note(other)).toHaveValue('what I wrote, and go on writing');
  await context.close();
});

test('rules are dragged, duplicated, copied to another environment and removed, each with a way back', async ({
  page,
}) => {
  await newRule(page, 'Workbench list', ['gpt-5-nano']);
  await page.getByRole('link', { name: 'Done' }).click();
  const rules = page.getByRole('article');
  await page.getByRole('button', { name: 'More about workbench-list' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(rules).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Drag workbench-list-copy' })).toBeEnabled();

  await page.getByRole('button', { name: 'Drag workbench-list-copy' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/is lifted/)).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText(/would be at place 1 of 2/)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(rules.first()).toContainText('1. workbench-list-copy');
  const told = page.getByRole('alert');
  await told.filter({ hasText: 'is now rule 1' }).getByRole('button', { name: 'Undo' }).click();
  await expect(rules.first()).toContainText('1. workbench-list');
  await expect(rules.last()).toContainText('2. workbench-list-copy');

  await page.getByRole('button', { name: 'More about workbench-list-copy' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the draft' }).click();
  await expect(rules).toHaveCount(1);
  await told.filter({ hasText: 'was removed' }).getByRole('button', { name: 'Undo' }).click();
  await expect(rules).toHaveCount(2);

  await page.getByRole('button', { name: 'More about workbench-list-copy' }).click();
  await page.getByRole('menuitem', { name: 'Move to' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'To the draft' }).click();
  await page.getByRole('option', { name: /^Staging/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move rule' }).click();
  await expect(rules).toHaveCount(1);
  await told.filter({ hasText: 'was moved to' }).getByRole('link', { name: 'Go there' }).click();
  await expect(page.getByRole('heading', { name: 'Rules in Staging' })).toBeVisible();
  await expect(rules).toContainText('workbench-list-copy');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the ${colorScheme} workbench`, () => {
    test.use({ colorScheme });
    test('has no accessibility violation, and fits a phone', async ({ page }) => {
      await page.goto('/routing/task-classes/summarisation?environment=development');
      await page
        .getByRole('link', { name: /^Edit summ/ })
        .first()
        .click();
      await expect(tried(page).getByRole('status', { name: 'Decision' })).toBeVisible();
      await tried(page).getByRole('button', { name: 'Change the request' }).click();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const pane of ['Whom it tries', 'Try it', 'Rule']) {
        await page.getByRole('radiogroup', { name: 'Pane' }).getByText(pane).click();
        await expect(page.getByRole('region', { name: pane, exact: true })).toBeVisible();
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      }
    });
  });
}
