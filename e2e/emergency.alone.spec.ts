import { violations } from './support/axe';
import { runSql } from './support/database';
import { newPerson } from './support/people';
import { acceptWarnings } from './support/policy';
import { expect, test } from './support/test';

/** A publish at a time, a stop that a second person ratifies, and break-glass, in an environment of their own. */

const at = (path: string) => `${path}?environment=sandbox`;

/** The environment with the rules of development's draft, each without its last offering. */
const MAKE = [
  `INSERT INTO environments (id, key, name, position, production) VALUES (gen_random_uuid(), 'sandbox', 'Sandbox', 9, false)`,
  `INSERT INTO drafts (id, environment_id, name, updated_at) SELECT gen_random_uuid(), id, 'main', now() FROM environments WHERE key = 'sandbox'`,
  `INSERT INTO rules (id, draft_id, task_class_id, key, position, definition, updated_at)
   SELECT gen_random_uuid(), s.id, r.task_class_id, r.key, r.position, r.definition #- '{arms,0,targets,-1}', now()
   FROM rules r JOIN task_classes t ON t.id = r.task_class_id,
     (SELECT d.id FROM drafts d JOIN environments e ON e.id = d.environment_id WHERE e.key = 'sandbox') s
   WHERE t.key = 'summarisation' AND r.archived_at IS NULL AND r.key = t.key
     AND r.draft_id = (SELECT d.id FROM drafts d JOIN environments e ON e.id = d.environment_id
       WHERE e.key = 'development' ORDER BY d.created_at LIMIT 1)`,
];
/** The offering that was left out stands first. */
const WIDEN = [
  `UPDATE rules SET revision = revision + 1, definition = jsonb_set(definition, '{arms,0,targets}',
     '[{"offering": "google-ai-studio/gemini-2.5-flash"}]'::jsonb || (definition #> '{arms,0,targets}'))
   WHERE draft_id = (SELECT d.id FROM drafts d JOIN environments e ON e.id = d.environment_id WHERE e.key = 'sandbox')`,
  `UPDATE drafts SET revision = revision + 1 WHERE environment_id = (SELECT id FROM environments WHERE key = 'sandbox')`,
];

test('a publish at a time, a stop ratified by a second person, and roll backs that may and may not be made at once', async ({
  page,
  browser,
}) => {
  await runSql(...MAKE);

  await page.goto(at('/routing/publish'));
  await page.getByLabel('Why').fill('Tonight, when it is quiet');
  await acceptWarnings(page);
  await page.getByText('At a time').click();
  await expect(page.getByLabel('Publish at')).toHaveValue(/T\d\d:00$/);
  await page.getByRole('button', { name: 'Schedule Sandbox' }).click();
  const notices = page.getByRole('list', { name: 'Scheduled publishes' });
  await expect(notices).toContainText('is scheduled for');
  expect(await violations(page)).toEqual([]);
  await runSql(
    `UPDATE scheduled_publishes SET publish_at = now() + interval '4 seconds' WHERE state = 'waiting'`,
  );
  await page.goto(at('/routing'));
  await expect(notices).toBeHidden();
  await expect(page.getByRole('link', { name: 'Version 1', exact: true })).toBeVisible();

  await runSql(...WIDEN);
  await page.goto(at('/routing/publish'));
  await page.getByLabel('Why').fill('One offering more');
  await acceptWarnings(page);
  await page.getByRole('button', { name: 'Publish Sandbox' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Version 2' })).toBeVisible();
  await runSql(`UPDATE environments SET approvals_required = 1 WHERE key = 'sandbox'`);
  const nora = await newPerson(page, browser, 'Nora Second', 'Publisher', {
    viewport: { width: 390, height: 844 },
  });

  await page.goto(at('/routing/stops'));
  await page.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'channel' }).click();
  await page.getByLabel('Name', { exact: true }).first().fill('azure');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Why' }).fill('It is down');
  await page.getByRole('button', { name: 'See what it closes' }).click();
  await expect(page.getByRole('region', { name: 'Sandbox' })).toContainText('ratifies within 24 hours');
  await page.getByRole('button', { name: 'Stop channel azure' }).click();
  const banners = page.getByRole('list', { name: 'Emergencies to be ratified' });
  await expect(banners).toContainText('Sandbox: stopped channel azure');
  await banners.getByRole('link', { name: 'Look at it' }).click();
  await expect(page.getByText('You did it yourself')).toBeVisible();

  await nora.goto('/');
  await expect(nora.getByRole('list', { name: 'Emergencies to be ratified' })).toContainText('in 24 hours');
  await nora.goto('/routing/emergencies');
  const ratify = nora.getByRole('form', { name: 'Ratify: Stopped channel azure' });
  await ratify.getByRole('button', { name: 'Ratify' }).click();
  await expect(ratify.getByText('Say what you looked at.')).toBeVisible();
  expect(await violations(nora)).toEqual([]);
  expect(await nora.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await ratify.getByLabel('Note').fill('Their status page says so');
  await ratify.getByRole('button', { name: 'Ratify' }).click();
  await expect(nora.getByText('Ratified by Nora Second')).toBeVisible();
  await expect(nora.getByText('Nothing waits for a second person')).toBeVisible();

  await page.goto(at('/routing/stops'));
  await expect(banners).toBeHidden();
  await page.getByRole('button', { name: 'Ask to lift the stop of channel azure' }).click();
  await page.getByRole('dialog').getByLabel('What it is for').fill('It is up again');
  await page.getByRole('dialog').getByRole('button', { name: 'Request approval' }).click();
  await expect(page.getByRole('link', { name: 'Lifting waits for approval' })).toBeVisible();
  await nora.goto('/routing/reviews');
  await nora.getByRole('link', { name: 'Lift the stop of channel azure' }).click();
  await nora.getByRole('button', { name: 'Approve' }).click();
  await expect(nora.getByText('Nora Second approved')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Lift the stop of channel azure' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('It is up again');
  await page.getByRole('dialog').getByRole('button', { name: 'Lift stop' }).click();
  await expect(page.getByText('Nothing is stopped')).toBeVisible();

  await page.goto(at('/routing/versions/1'));
  await page.getByText('Roll back at once (break-glass)').click();
  await page.getByLabel('Why').fill('The new one errs');
  await acceptWarnings(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Roll back at once: Sandbox' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Version 5' })).toBeVisible();
  await expect(banners).toContainText('rolled back to version 1');
  await page.goto(at('/routing/versions/2'));
  await page.getByText('Roll back at once (break-glass)').click();
  await expect(page.getByText('Not for this version')).toBeVisible();
  await expect(page.getByText('google-ai-studio/gemini-2.5-flash in summarisation')).toBeVisible();

  // Nobody else is to meet an environment that the others do not know.
  await runSql(`UPDATE environments SET archived_at = now() WHERE key = 'sandbox'`);
  await nora.context().close();
});
