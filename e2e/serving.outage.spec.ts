import { developmentToken, startPostgres, stopPostgres } from './support/app';
import { expect, test } from './support/test';

test('with Postgres stopped, routers are served as before and the console says what is wrong', async ({
  page,
  request,
  app,
}) => {
  const token = developmentToken(app);
  const headers = { authorization: `Bearer ${token}` };
  const address = `${app.deliveryUrl}/api/v1/environments/development`;
  const before = await request.get(`${address}/policy`, { headers });
  expect(before.status()).toBe(200);
  const etag = before.headers().etag ?? '';

  await stopPostgres(app);
  try {
    for (let asked = 0; asked < 10; asked += 1) {
      const answer = await request.get(`${address}/policy`, { headers });
      expect(answer.status()).toBe(200);
      expect(await answer.text()).toBe(await before.text());
    }
    const unchanged = await request.get(`${address}/policy`, {
      headers: { ...headers, 'if-none-match': etag },
    });
    expect(unchanged.status()).toBe(304);
    const decision = await request.post(`${address}/resolve`, { headers, data: { taskClass: 'reasoning' } });
    expect(await decision.json()).toMatchObject({ outcome: 'route' });
    await expect
      .poll(async () => (await request.get(`${address}/policy`, { headers })).headers()['policy-source'])
      .toBe('memory');
    const unknown = { authorization: `Bearer ${token.slice(0, -8)}00000000` };
    expect([401, 503]).toContain((await request.get(`${address}/policy`, { headers: unknown })).status());

    await page.goto('/routing?environment=development');
    await expect(page.getByRole('heading', { name: /could not (show|be shown)/ })).toBeVisible();
  } finally {
    await startPostgres(app);
  }
  await expect
    .poll(async () => (await request.get(`${address}/policy`, { headers })).headers()['policy-source'], {
      timeout: 30_000,
    })
    .toBe('live');
  await page.goto('/routing?environment=development');
  await expect(page.getByRole('heading', { name: 'Routing', level: 1 })).toBeVisible();
});
