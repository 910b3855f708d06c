import { violations } from './support/axe';
import { runSql } from './support/database';
import { acceptWarnings } from './support/policy';
import { follow, newToken } from './support/routers';
import { expect, test } from './support/test';

const at = (path: string) => `${path}?environment=fleet`;

/** An environment of its own, with the rule for summarisation that development has. */
const MAKE = [
  `INSERT INTO environments (id, key, name, position, production) VALUES (gen_random_uuid(), 'fleet', 'Fleet', 7, false)`,
  `INSERT INTO drafts (id, environment_id, name, updated_at) SELECT gen_random_uuid(), id, 'main', now() FROM environments WHERE key = 'fleet'`,
  `INSERT INTO rules (id, draft_id, task_class_id, key, position, definition, updated_at)
   SELECT gen_random_uuid(), f.id, r.task_class_id, r.key, r.position, r.definition, now()
   FROM rules r JOIN task_classes t ON t.id = r.task_class_id,
     (SELECT d.id FROM drafts d JOIN environments e ON e.id = d.environment_id WHERE e.key = 'fleet') f
   WHERE t.key = 'summarisation' AND r.archived_at IS NULL AND r.key = t.key
     AND r.draft_id = (SELECT d.id FROM drafts d JOIN environments e ON e.id = d.environment_id
       WHERE e.key = 'development' ORDER BY d.created_at LIMIT 1)`,
];
const CHANGE = [
  `UPDATE rules SET revision = revision + 1, definition = definition #- '{arms,0,targets,-1}'
   WHERE draft_id = (SELECT d.id FROM drafts d JOIN environments e ON e.id = d.environment_id WHERE e.key = 'fleet')`,
  `UPDATE drafts SET revision = revision + 1 WHERE environment_id = (SELECT id FROM environments WHERE key = 'fleet')`,
];

test('routers are seen as they follow; who refuses is named with the reason, and a publish waits for the others', async ({
  page,
  request,
  app,
}) => {
  await runSql(...MAKE);
  const token = await newToken(page, 'fleet routers', 'Fleet');
  await page.goto(at('/routing/publish'));
  await page.getByLabel('Why').fill('The first policy of the fleet');
  await acceptWarnings(page);
  await page.getByRole('button', { name: 'Publish Fleet' }).click();
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await expect(page.getByText('No router is connected').first()).toBeVisible();

  await page.goto(at('/routers'));
  await expect(page.getByRole('heading', { name: 'Connect the first router of Fleet' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Lines of a first router' })).toContainText(
    'trust: { roots:',
  );
  const routers = await Promise.all([follow(token, 'Fleet', 'edge-1'), follow(token, 'Fleet', 'edge-2')]);
  try {
    const bar = page.getByRole('region', { name: 'Convergence' }).getByRole('img');
    await expect(bar).toHaveAccessibleName('All 2 routers run version 1');
    const row = page.getByRole('row').filter({ hasText: 'edge-2' });
    await expect(row).toContainText('Up to date');
    await expect(row).toContainText('fleet routers');

    const refuse = () =>
      request.get(`${app.deliveryUrl}/api/v1/environments/fleet/policy`, {
        headers: {
          authorization: `Bearer ${token}`,
          'router-instance': 'stuck-1',
          'router-applied': '1.1',
          'router-rejected': `${'ab'.repeat(32)};signature`,
        },
      });
    await refuse();
    await expect(bar).toHaveAccessibleName('2 of 3 routers run version 1, 1 refusing');
    await expect(page.getByText('The signature is not from a key that it trusts.').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: '1 refusing' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'edge-' })).toHaveCount(0);
    await expect(page.getByRole('row').filter({ hasText: 'stuck-1' })).toBeVisible();

    await runSql(...CHANGE);
    await page.goto(at('/routing/publish'));
    await page.getByLabel('Why').fill('One offering less');
    await acceptWarnings(page);
    await page.getByLabel('For', { exact: true }).selectOption('half of the routers');
    await refuse();
    await page.getByRole('button', { name: 'Publish Fleet' }).click();
    await expect(page.getByRole('heading', { name: 'Version 2' })).toBeVisible();
    await expect(page.getByText(/^50 % of the routers had version 2 after \d+ s\.$/)).toBeVisible();
    await expect(page.getByRole('img', { name: /^2 of 3 routers run version 2/ })).toBeVisible();

    await page.goto(`${at('/routing/versions/2')}&share=1&seconds=1`);
    await expect(page.getByText(/^Within 1 s, not all of the routers took up version 2\./)).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'stuck-1' })).toContainText('refusing');
    await page.goto(at('/routing/versions/1'));
    await expect(page.getByText('1 router still runs it.')).toBeVisible();
  } finally {
    for (const router of routers) await router.close();
    await runSql(`UPDATE environments SET archived_at = now() WHERE key = 'fleet'`);
  }
});
