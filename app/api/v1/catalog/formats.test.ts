import { describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { createCatalogLink, revokeCatalogLink } from '@/lib/catalog/server/link-commands';
import { withCatalogue } from '../testing/catalogue-api';
import { GET as leftOut } from './formats/[format]/left-out.json/route';
import { GET as liteLlm } from './formats/litellm/model_prices_and_context_window.json/route';
import { GET as modelsDev } from './formats/models.dev/api.json/route';
import { GET as linkedLiteLlm } from './links/[secret]/litellm/model_prices_and_context_window.json/route';
import { GET as linkedModelsDev, POST } from './links/[secret]/models.dev/api.json/route';

const api = withCatalogue({ seeded: true });
const FILES = {
  'models.dev': { file: 'models.dev/api.json', open: modelsDev, linked: linkedModelsDev },
  litellm: {
    file: 'litellm/model_prices_and_context_window.json',
    open: liteLlm,
    linked: linkedLiteLlm,
  },
};
const make = (expiresInDays: number | null, now = new Date()) =>
  createCatalogLink(SYSTEM_CALLER, { name: 'A gateway', expiresInDays }, now);
const at = (secret: string, headers: Record<string, string> = {}) =>
  api.ask(linkedLiteLlm, `/api/v1/catalog/links/${secret}/${FILES.litellm.file}`, {
    params: { secret },
    headers,
    token: '',
  });

describe.each(Object.entries(FILES))('the catalogue as %s', (format, { file, open, linked }) => {
  it('is the same with a token and at a secret address, conditional, and tells how much it leaves out', async () => {
    const path = `/api/v1/catalog/formats/${file}`;
    const response = await api.ask(open, path);
    const text = await response.text();
    expect(Object.keys(JSON.parse(text) as object).length).toBeGreaterThan(50);
    const tag = response.headers.get('etag') ?? '';
    expect((await api.ask(open, path, { headers: { 'if-none-match': tag } })).status).toBe(304);

    const { secret } = await make(null);
    const params = { secret };
    const told = await api.ask(linked, `/api/v1/catalog/links/${secret}/${file}`, { params, token: '' });
    expect([told.status, told.headers.get('etag'), await told.text()]).toEqual([200, tag, text]);
    expect(told.headers.get('referrer-policy')).toBe('no-referrer');

    const left = await api.ask(leftOut, `/api/v1/catalog/formats/${format}/left-out.json`, {
      params: { format },
    });
    const { data, total } = (await left.json()) as { data: { reason: string }[]; total: number };
    expect(String(total)).toBe(response.headers.get('catalogue-left-out'));
    expect([data.length, total > 0]).toEqual([total, true]);
  });

  it('needs a token where there is no secret', async () => {
    expect((await api.ask(open, `/api/v1/catalog/formats/${file}`, { token: '' })).status).toBe(401);
  });
});

describe('a secret address', () => {
  it('opens until it is revoked or has expired, and notes when it was read', async () => {
    const { id, secret } = await make(null);
    expect(secret).toMatch(/^flc_/);
    expect((await at(secret)).status).toBe(200);
    const row = await api.database().catalogLink.findUniqueOrThrow({ where: { id } });
    expect(row.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(row)).not.toContain(secret.split('_')[2]);
    await revokeCatalogLink(SYSTEM_CALLER, { linkId: id });
    await expect(revokeCatalogLink(SYSTEM_CALLER, { linkId: id })).rejects.toMatchObject({ kind: 'refused' });
    expect((await at(secret)).status).toBe(404);
    const expired = await make(1, new Date(Date.now() - 2 * 86_400_000));
    expect((await at(expired.secret)).status).toBe(404);
  });

  it('tells a guess nothing, and repeats nothing of it', async () => {
    const { secret } = await make(null);
    const [, id = ''] = secret.split('_');
    const other = await make(null);
    const guesses = [
      `flc_${id}_${other.secret.split('_')[2]}`,
      secret.replace(/^flc/, 'flr'),
      `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`,
      'flc_',
      "'; DROP TABLE catalog_links; --",
    ];
    const answers = await Promise.all(guesses.map((guess) => at(encodeURIComponent(guess))));
    for (const answer of answers) {
      const { request_id: _id, ...problem } = (await answer.json()) as { request_id: string };
      expect(problem).toMatchObject({ status: 404, type: '/problems/not-found' });
      expect(JSON.stringify(problem)).not.toMatch(/flc_|flr_|DROP/);
    }
  });

  it('is no token, and a token is no address', async () => {
    const { secret } = await make(null);
    const path = '/api/v1/catalog/formats/models.dev/api.json';
    expect((await api.ask(modelsDev, path, { token: secret })).status).toBe(401);
  });

  it('answers nothing but GET and HEAD', () => {
    expect(POST(new Request('http://localhost/', { method: 'POST' })).status).toBe(405);
  });
});
