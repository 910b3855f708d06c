import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import type { AliasStatement, CatalogueChange, Stated } from '../change';
import { SET_BY_HAND } from '../plan';
import { joinModels, keepModelsApart, setModelAliases, splitModel } from './identity-commands';
import { undoChanges } from './offering-commands';
import { readStated } from './read-stated';
import { writeChanges } from './write-changes';

withAccessDatabase();
let architect: Caller;
const by = { source: 'a list', asOf: '2026-11-01' };
const said = (value: unknown): Stated => ({ value, origin: by });
const alias = (text: string): AliasStatement => ({ alias: text, kind: 'alias', ...by });

const model = (key: string, more: Record<string, Stated> = {}): CatalogueChange => ({
  change: 'create',
  kind: 'model',
  key,
  values: { name: said(key.toUpperCase()), ...more },
});
const offering = (key: string, of: string, profile: string | null = null): CatalogueChange => ({
  change: 'create',
  kind: 'offering',
  key,
  values: {
    channel: said('seller'),
    requestId: said(key.slice('seller/'.length)),
    profile: said(profile),
    serviceTier: said('standard'),
    model: said(of),
    api: said('openai-chat'),
    endpoint: said('seller'),
  },
});

const KEYS = {
  model: ['haiku', 'claude-haiku'],
  offering: ['seller/haiku', 'seller/us.claude', 'seller/eu.claude'],
} as const;

/** All that is known of them, but for how often they were changed. */
async function everything() {
  const database = db();
  const all: Record<string, unknown> = {};
  for (const kind of ['model', 'offering'] as const)
    for (const [key, { archived, fields }] of await database.$transaction((tx) =>
      readStated(tx, kind, [...KEYS[kind]]),
    ))
      all[`${kind} ${key}`] = { archived, fields };
  return all;
}

const revision = async (key: string) => (await db().model.findUniqueOrThrow({ where: { key } })).revision;
const seen = async (key: string) => ({ key, revision: await revision(key) });

beforeAll(async () => {
  architect = await addPerson('architect@example.com', ['architect']);
  const changes: CatalogueChange[] = [
    {
      change: 'create',
      kind: 'vendor',
      key: 'seller',
      values: { name: said('Seller'), isChannel: said(true) },
    },
    model('haiku', { aliases: { value: [alias('h')], origin: null } }),
    model('claude-haiku', {
      family: said('claude'),
      aliases: { value: [alias('claude-h'), alias('h')], origin: null },
      'measurement:quality:index': { value: [{ value: '55', n: null, ...by }], origin: null },
    }),
    offering('seller/haiku', 'haiku'),
    offering('seller/us.claude', 'claude-haiku', 'us'),
    offering('seller/eu.claude', 'claude-haiku', 'eu'),
  ];
  await db().$transaction((tx) =>
    writeChanges(tx, { kind: 'edit', summary: 'Made', actorId: null, at: new Date() }, changes),
  );
});

describe('joinModels', () => {
  it('moves all that belongs to a model into the other, and is undone whole', async () => {
    const before = await everything();
    const joined = await joinModels(architect, {
      into: await seen('haiku'),
      from: await seen('claude-haiku'),
    });
    const database = db();
    const offerings = await database.offering.findMany({ include: { model: true }, orderBy: { key: 'asc' } });
    expect(offerings.map(({ key, profile, model: { key: of } }) => [key, profile, of])).toEqual([
      ['seller/eu.claude', 'eu', 'haiku'],
      ['seller/haiku', null, 'haiku'],
      ['seller/us.claude', 'us', 'haiku'],
    ]);
    const haiku = await database.model.findUniqueOrThrow({
      where: { key: 'haiku' },
      include: { aliases: true, measurements: true },
    });
    expect(haiku.aliases.map((one) => one.alias).sort()).toEqual(['claude-h', 'claude-haiku', 'h']);
    expect([haiku.family, haiku.measurements.length]).toEqual(['claude', 1]);
    const gone = await database.model.findUniqueOrThrow({ where: { key: 'claude-haiku' } });
    expect([gone.joinedInto, gone.archivedAt !== null]).toEqual(['haiku', true]);
    const { left } = await undoChanges(architect, { batchId: joined.batchId });
    expect(left).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('is refused where somebody has changed one of them since', async () => {
    const from = await seen('claude-haiku');
    await expect(joinModels(architect, { into: { key: 'haiku', revision: 1 }, from })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await expect(joinModels(architect, { into: from, from })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('splitModel', () => {
  it('makes a model of its own of some offerings, and is undone whole', async () => {
    const before = await everything();
    const split = await splitModel(architect, {
      model: await seen('claude-haiku'),
      key: 'claude-haiku-eu',
      name: 'Claude Haiku, European',
      offerings: ['seller/eu.claude'],
      aliases: ['claude-h'],
    });
    const database = db();
    const made = await database.model.findUniqueOrThrow({
      where: { key: 'claude-haiku-eu' },
      include: { offerings: true, aliases: true },
    });
    expect(made).toMatchObject({
      family: 'claude',
      offerings: [{ key: 'seller/eu.claude' }],
      aliases: [{ alias: 'claude-h' }],
    });
    await undoChanges(architect, { batchId: split.batchId });
    expect(await everything()).toEqual(before);
    const again = await database.model.findUniqueOrThrow({ where: { key: 'claude-haiku-eu' } });
    expect(again.archivedAt).not.toBeNull();
  });

  it.each([
    [['seller/us.claude', 'seller/eu.claude'], 'new-key', '/offerings'],
    [['seller/haiku'], 'new-key', '/offerings'],
    [[], 'new-key', '/offerings'],
    [['seller/eu.claude'], 'haiku', '/key'],
    [['seller/eu.claude'], 'New key', '/key'],
  ])('refuses %j as %s', async (offerings, key, path) => {
    const input = { model: await seen('claude-haiku'), key, name: 'New', offerings, aliases: [] };
    await expect(splitModel(architect, input)).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: [{ path }] },
    });
  });
});

describe('setModelAliases', () => {
  it('keeps the source of what stays, and refuses a name twice', async () => {
    await setModelAliases(architect, {
      model: await seen('haiku'),
      aliases: [
        { alias: 'h', kind: 'alias' },
        { alias: 'Haiku-20261101', kind: 'snapshot' },
      ],
    });
    const rows = await db().modelAlias.findMany({
      where: { model: { key: 'haiku' } },
      orderBy: { alias: 'asc' },
    });
    expect(rows.map(({ alias, kind, source }) => [alias, kind, source])).toEqual([
      ['h', 'alias', by.source],
      ['haiku-20261101', 'snapshot', SET_BY_HAND],
    ]);
    const twice = [
      { alias: 'h', kind: 'alias' },
      { alias: 'H ', kind: 'snapshot' },
    ];
    await expect(
      setModelAliases(architect, { model: await seen('haiku'), aliases: twice }),
    ).rejects.toMatchObject({ kind: 'invalid', details: { fields: [{ path: '/aliases/1/alias' }] } });
  });
});

describe('keepModelsApart', () => {
  it('notes it once, whichever is named first, and takes it back', async () => {
    const apart = () => db().modelsApart.findMany({ where: { archivedAt: null } });
    await keepModelsApart(architect, { models: ['haiku', 'claude-haiku'], apart: true });
    await keepModelsApart(architect, { models: ['claude-haiku', 'haiku'], apart: true });
    expect(await apart()).toMatchObject([{ first: 'claude-haiku', second: 'haiku' }]);
    await keepModelsApart(architect, { models: ['haiku', 'claude-haiku'], apart: false });
    expect(await apart()).toEqual([]);
  });
});
