import { developmentToken } from './support/app';
import { expect, test } from './support/test';

const OFFERING = 'mistral/codestral-latest';

test('a stop takes an offering out of every answer within seconds, and lifting it brings it back', async ({
  page,
  request,
  app,
}) => {
  const token = developmentToken(app);
  const offerings = async () => {
    const answer = await request.post(`${app.deliveryUrl}/api/v1/environments/development/resolve`, {
      headers: { authorization: `Bearer ${token}` },
      data: { taskClass: 'code-completion' },
    });
    const { candidates } = (await answer.json()) as { candidates: { offering: string }[] };
    return candidates.map((candidate) => candidate.offering);
  };
  expect(await offerings()).toContain(OFFERING);

  await page.goto('/routing/stops?environment=development');
  await expect(page.getByText('Nothing is stopped')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).first().fill(OFFERING);
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Why' }).fill('It answers nonsense');
  await page.getByRole('button', { name: 'See what it closes' }).click();
  await expect(page.getByRole('region', { name: 'Development' })).toContainText('2 offerings left');
  await page.getByRole('button', { name: `Stop offering ${OFFERING}` }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'It answers nonsense' })).toBeVisible();
  await expect.poll(offerings).not.toContain(OFFERING);

  await page.goto('/routing?environment=development');
  await page.getByRole('link', { name: '1 stop in force' }).click();
  await page.getByRole('button', { name: `Lift the stop of offering ${OFFERING}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Lift stop' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Say why');
  await dialog.getByLabel('Why').fill('It was mended');
  await dialog.getByRole('button', { name: 'Lift stop' }).click();
  await expect(page.getByText('Nothing is stopped')).toBeVisible();
  await expect.poll(offerings).toContain(OFFERING);
});
