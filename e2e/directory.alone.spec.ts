import { violations } from './support/axe';
import { expect, test } from './support/test';

/** A directory makes, groups and deactivates people over HTTP (SCIM), with a token that an administrator made for it. */

const PROVIDERS = '/settings/sign-in/providers';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

test('a directory makes somebody, gives them a role by a group, and lets them go', async ({
  page,
  request,
}) => {
  await page.goto(`${PROVIDERS}/new`);
  await page.getByLabel('Name', { exact: true }).fill('Staff');
  await page.getByRole('combobox', { name: 'E-mail domains' }).fill('staff.example');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add provider' }).click();
  await page.waitForURL(`**${PROVIDERS}/staff`);
  await page.getByRole('link', { name: 'Groups and provisioning' }).click();
  await expect(page.getByRole('heading', { name: 'Groups of Staff' })).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Directory sync');
  await page.getByRole('button', { name: 'Create token' }).click();
  const token = (await page.getByText(/^fls_/).textContent()) ?? '';

  const scim = async (method: string, path: string, data?: object, authorization = `Bearer ${token}`) => {
    const answer = await request.fetch(`/scim/v2/${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/scim+json' },
      maxRedirects: 0,
      ...(data && { data: JSON.stringify(data) }),
    });
    return { status: answer.status(), body: (await answer.json()) as { id: string } };
  };
  expect((await scim('GET', 'Users', undefined, 'Bearer fls_nobody')).status).toBe(401);
  const made = await scim('POST', 'Users', {
    schemas: [USER],
    userName: 'vera@staff.example',
    name: { givenName: 'Vera', familyName: 'Staff' },
    active: true,
  });
  expect(made.status).toBe(201);
  const group = { schemas: [GROUP], displayName: 'Auditors', members: [{ value: made.body.id }] };
  expect((await scim('POST', 'Groups', group)).status).toBe(201);

  await page.goto(`${PROVIDERS}/staff/groups`);
  await page.getByRole('combobox', { name: 'Group' }).fill('Auditors');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Auditor' }).click();
  await page.getByRole('button', { name: 'See who gains it' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('One person gains it');
  await dialog.getByRole('button', { name: 'Give role' }).click();
  await expect(page.getByRole('list', { name: 'What Auditors gives' })).toContainText('Auditor');
  expect(await violations(page)).toEqual([]);

  await page.goto('/settings/people');
  await page.getByRole('link', { name: 'Vera Staff' }).click();
  await expect(page.getByRole('main')).toContainText('Auditor');
  expect(await violations(page)).toEqual([]);

  const off = { schemas: [PATCH], Operations: [{ op: 'Replace', path: 'active', value: 'False' }] };
  expect((await scim('PATCH', `Users/${made.body.id}`, off)).status).toBe(200);
  await page.reload();
  await expect(page.getByText('Deactivated').first()).toBeVisible();

  await page.goto(`${PROVIDERS}/staff/groups`);
  await page.getByRole('button', { name: 'Remove Auditor from Auditors' }).click();
  await dialog.getByRole('button', { name: 'Remove role' }).click();
  await expect(page.getByRole('list', { name: 'What Auditors gives' })).toContainText('Gives nothing.');
  await page.goto(`${PROVIDERS}/staff`);
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByLabel('Type Staff to confirm').fill('Staff');
  await page.getByRole('button', { name: 'Archive provider' }).click();
  await page.waitForURL(`**${PROVIDERS}`);
  expect((await scim('GET', 'Users')).status).toBe(401);
});
