import { expect, it } from 'vitest';
import { GET, POST } from './route';

const context = { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) };
const address = (rest: string) => `http://localhost:3000/api/auth/${rest}`;

it('refuses what next-auth would answer with a defect', async () => {
  const got = await GET(new Request(address('callback/credentials')), context);
  expect(got.status).toBe(404);
  for (const text of ['%00', '%0d%0aset-cookie:x']) {
    const answer = await GET(new Request(address(`error?error=${text}`)), context);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
});

it('refuses a body that is too large or no JSON', async () => {
  const post = (body: string) =>
    POST(
      new Request(address('callback/credentials'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
      context,
    );
  expect((await post('{')).status).toBe(400);
  expect((await post(`"${'x'.repeat(20_000)}"`)).status).toBe(413);
});
