import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { demanding, EnvironmentProblem, readEnv, VARIABLES } from './env';

const URL = 'postgresql://someone:secret@localhost:5432/fairlead';

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DELIVERY_PORT: 3001,
      NEXTAUTH_URL: 'http://localhost:3000',
      FAIRLEAD_ADMIN_EMAIL: 'admin@fairlead.local',
      FAIRLEAD_DATA_DIR: '.data',
      LOG_LEVEL: 'info',
    });
  });

  it('takes an empty value for a missing one', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 });
  });

  it('derives the address of the console from its port', () => {
    expect(readEnv({ PORT: '4100' }).NEXTAUTH_URL).toBe('http://localhost:4100');
    expect(readEnv({ NEXTAUTH_URL: 'https://fairlead.example.com' }).NEXTAUTH_URL).toBe(
      'https://fairlead.example.com',
    );
  });

  it.each([
    ['PORT', 'abc', /^PORT must be a port number \(/],
    ['PORT', '70000', /^PORT must be a port from 1 to 65535/],
    ['DELIVERY_PORT', '3001.5', /^DELIVERY_PORT must be a whole number/],
    ['DATABASE_URL', 'mysql://localhost/x', /^DATABASE_URL must look like postgresql:/],
    ['DATABASE_URL', 'localhost', /^DATABASE_URL must look like postgresql:/],
    ['NEXTAUTH_SECRET', 'short', /^NEXTAUTH_SECRET must be at least 32 characters/],
    ['NEXTAUTH_URL', 'fairlead.example.com', /^NEXTAUTH_URL must look like https:/],
    ['FAIRLEAD_ADMIN_EMAIL', 'admin', /^FAIRLEAD_ADMIN_EMAIL must be an e-mail address/],
    ['FAIRLEAD_ADMIN_PASSWORD', 'secret', /^FAIRLEAD_ADMIN_PASSWORD must be at least 12 characters/],
    ['FAIRLEAD_KEY', 'c2hvcnQ', /^FAIRLEAD_KEY must be 32 random bytes as base64url/],
    ['FAIRLEAD_ROOTS', 'c2hvcnQ', /^FAIRLEAD_ROOTS must be public root keys/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be fatal, error/],
  ])('refuses %s=%s', (name, value, message) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvironmentProblem);
    expect(() => readEnv({ [name]: value })).toThrow(message);
  });

  it('reads a secret from its file, unless it is set itself', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'fairlead-env-')), 'secret');
    writeFileSync(file, `${'k'.repeat(43)}\n`);
    expect(readEnv({ FAIRLEAD_KEY_FILE: file }).FAIRLEAD_KEY).toBe('k'.repeat(43));
    expect(readEnv({ FAIRLEAD_KEY_FILE: file, FAIRLEAD_KEY: 'l'.repeat(43) }).FAIRLEAD_KEY).toBe(
      'l'.repeat(43),
    );
    expect(readEnv({ PORT_FILE: file }).PORT).toBe(3000);
    rmSync(path.dirname(file), { recursive: true });
    expect(() => readEnv({ FAIRLEAD_KEY_FILE: file })).toThrow(
      /^FAIRLEAD_KEY_FILE names .*which cannot be read/,
    );
  });

  it('names every variable that is wrong and shows no value', () => {
    const attempt = () => readEnv({ PORT: 'abc', NEXTAUTH_SECRET: 'hunter2' });
    expect(attempt).toThrow(/PORT .*NEXTAUTH_SECRET/);
    expect(attempt).not.toThrow(/hunter2/);
  });
});

describe('demanding', () => {
  it('says which variable a running process misses', () => {
    const env = demanding(readEnv({ DATABASE_URL: URL }));
    expect(env.DATABASE_URL).toBe(URL);
    expect(() => env.NEXTAUTH_SECRET).toThrow(/^NEXTAUTH_SECRET is not set: start with "npm start"/);
  });
});

it('.env.example documents exactly the variables that are read', () => {
  const text = readFileSync(new globalThis.URL('../.env.example', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
  expect(documented.sort()).toEqual([...VARIABLES].sort());
});
