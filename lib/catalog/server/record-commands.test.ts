import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, withRoutingDatabase } from '@/lib/db/testing/routing';
import type { BulkOperation } from '../bulk-edit';
import { planBulkEdit } from './bulk-edit';
import { updateOfferings } from './bulk-edit-commands';
import { previewBulkEdit } from './bulk-edit-preview';
import { recordHistory } from './history-queries';
import { createModel } from './model-commands';
import {
  archiveOffering,
  createOffering,
  restoreOffering,
  undoChanges,
  updateOffering,
} from './offering-commands';
import { readStated } from './read-stated';
import { archiveVendor, updateVendor } from './vendor-commands';

withRoutingDatabase();
const [a, b] = OFFERINGS;
const edit = (key: string, field: string, before: unknown, value: unknown, evidence?: string) =>
  updateOffering(SYSTEM_CALLER, {
    key,
    edits: [{ field, before, value, ...(evidence ? { evidence } : {}) }],
  });
const fieldsOf = async (key: string) => (await readStated(db(), 'offering', [key])).get(key)?.fields ?? {};

beforeAll(async () => {
  for (const key of ['cloud-a', 'cloud-b', 'cloud-c'])
    await db().endpoint.create({ data: { key, name: key, api: 'openai-chat' } });
});

describe('an edit', () => {
  it('holds with one of another field, and of two of the same field for the first', async () => {
    await Promise.all([edit(a, 'contextTokens', 100_000, 200_000), edit(a, 'mode', null, 'chat')]);
    expect(await fieldsOf(a)).toMatchObject({
      contextTokens: { value: 200_000, origin: { source: 'set by hand' } },
      mode: { value: 'chat' },
    });
    const refusal = await refusalOf(edit(a, 'contextTokens', 100_000, 300_000));
    expect(refusal).toMatchObject({
      kind: 'conflict',
      details: { current: { changedSince: { contextTokens: { value: 200_000 } }, by: 'Fairlead' } },
    });
  });

  it('is refused by field, and nothing of it is written', async () => {
    const edits = [
      { field: 'maxOutputTokens', before: null, value: 10 },
      { field: 'successor', before: null, value: a },
      { field: 'retentionDays', before: null, value: 30 },
    ];
    const refusal = await refusalOf(updateOffering(SYSTEM_CALLER, { key: a, edits }));
    expect(refusal.details.fields?.map(({ path }) => path)).toEqual([
      '/evidence/retentionDays',
      '/successor',
    ]);
    expect((await fieldsOf(a)).maxOutputTokens?.value).toBeNull();
    expect((await refusalOf(edit(a, 'endpoint', 'cloud-a', 'nowhere'))).details.fields).toMatchObject([
      { path: '/endpoint' },
    ]);
    expect((await refusalOf(edit('no/such', 'mode', null, 'chat'))).kind).toBe('not_found');
  });

  it('of the price that a list shows leaves the others, and is undone', async () => {
    const base = { unit: 'output', before: '1.5', value: { amount: '2', free: false } };
    const { batchId } = await updateOffering(SYSTEM_CALLER, { key: a, edits: [], base: [base] });
    expect((await fieldsOf(a))['price:output']).toMatchObject({
      value: [{ amount: '2', source: 'set by hand' }],
    });
    expect((await refusalOf(updateOffering(SYSTEM_CALLER, { key: a, edits: [], base: [base] }))).kind).toBe(
      'conflict',
    );
    expect(await undoChanges(SYSTEM_CALLER, { batchId })).toMatchObject({ left: [] });
    expect((await fieldsOf(a))['price:output']).toMatchObject({ value: [{ amount: '1.5', source: 'test' }] });
    expect((await refusalOf(undoChanges(SYSTEM_CALLER, { batchId }))).kind).toBe('refused');
  });

  it('is told in the history, field by field, with who and its undo', async () => {
    const all = await recordHistory('offering', a);
    expect(all.fields.find(({ field }) => field === 'price:output')).toMatchObject({ steps: 2 });
    const one = await recordHistory('offering', a, { field: 'contextTokens' });
    expect(one.batches).toMatchObject([
      {
        kind: 'edit',
        by: 'Fairlead',
        size: 1,
        steps: [{ before: { value: 100_000 }, after: { value: 200_000 } }],
      },
    ]);
  });
});

describe('what is archived', () => {
  it('is gone and comes back; what is needed stays', async () => {
    expect((await refusalOf(archiveVendor(SYSTEM_CALLER, { key: 'cloud-b' }))).kind).toBe('refused');
    await archiveOffering(SYSTEM_CALLER, { key: b });
    expect((await refusalOf(edit(b, 'mode', null, 'chat'))).kind).toBe('not_found');
    await archiveVendor(SYSTEM_CALLER, { key: 'cloud-b' });
    expect((await refusalOf(restoreOffering(SYSTEM_CALLER, { key: b }))).message).toContain(
      'cloud-b is archived',
    );
    const { batches } = await recordHistory('vendor', 'cloud-b');
    await undoChanges(SYSTEM_CALLER, { batchId: batches[0]?.id });
    await restoreOffering(SYSTEM_CALLER, { key: b });
    await updateVendor(SYSTEM_CALLER, {
      key: 'cloud-b',
      edits: [{ field: 'website', before: null, value: 'https://cloud-b.example' }],
    });
  });
});

describe('a new offering', () => {
  const own = {
    channel: 'site-graz',
    site: { name: 'Graz', hosting: 'self_hosted' },
    model: 'ours/tuned',
    requestId: 'tuned',
    profile: null,
    serviceTier: 'standard',
    api: 'openai-chat',
    endpoint: 'site-graz',
    region: 'graz',
    costBasis: {
      cost: { kind: 'rented', perHour: '3.6' },
      throughput: { kind: 'together', tokens: 1000 },
      utilisation: 50,
      measuredOn: '2026-11-01',
      measuredHow: 'our load test',
    },
  };

  it('of our own comes with its site, its region and the prices of its cost', async () => {
    expect((await refusalOf(createOffering(SYSTEM_CALLER, own))).kind).toBe('invalid');
    await createModel(SYSTEM_CALLER, { key: 'ours/tuned', name: 'Tuned', owner: null });
    expect(await createOffering(SYSTEM_CALLER, own)).toMatchObject({ key: 'site-graz/tuned' });
    expect(await fieldsOf('site-graz/tuned')).toMatchObject({
      regions: { value: ['graz'] },
      costBasis: { origin: { source: 'set by hand' } },
      'price:input': { value: [{ amount: '2', source: 'computed from cost basis' }] },
    });
    const again = await refusalOf(createOffering(SYSTEM_CALLER, { ...own, site: null }));
    expect(again.details.fields).toMatchObject([{ path: '/requestId' }]);
    const eu = { ...own, site: null, profile: 'eu', serviceTier: 'batch', costBasis: null };
    expect(await createOffering(SYSTEM_CALLER, eu)).toMatchObject({ key: 'site-graz/tuned@eu#batch' });
  });
});

describe('many offerings', () => {
  const apply = async (selection: object, operation: BulkOperation) => {
    const { digest } = await planBulkEdit(selection as never, operation, new Date());
    return updateOfferings(SYSTEM_CALLER, { selection, operation, digest });
  };

  it('are edited as previewed, those that match a query too, and taken back at once', async () => {
    const add: BulkOperation = {
      do: 'add',
      field: 'certifications',
      values: ['SOC 2'],
      evidence: 'their trust page',
    };
    const plan = await planBulkEdit({ query: 'channel=cloud-a,cloud-b' }, add, new Date());
    expect(plan.outcomes.map((one) => [one.key, one.is])).toEqual([
      [a, 'changed'],
      [b, 'changed'],
    ]);
    const { batchId, changed } = await apply({ query: 'channel=cloud-a,cloud-b' }, add);
    expect(changed).toBe(2);
    expect((await fieldsOf(b)).certifications).toMatchObject({
      value: ['SOC 2'],
      origin: { evidence: 'their trust page' },
    });
    await edit(b, 'certifications', ['SOC 2'], ['ISO 27001'], 'theirs');
    const { left } = await undoChanges(SYSTEM_CALLER, { batchId });
    expect(left).toEqual([{ kind: 'offering', key: b, field: 'certifications' }]);
    expect((await fieldsOf(a)).certifications?.value).toBeNull();
  });

  it('are refused one by one, left alone where nothing changes, and as a whole when something moved', async () => {
    const end: BulkOperation = { do: 'set', field: 'successor', value: b, evidence: null };
    const plan = await planBulkEdit({ keys: [a, b] }, end, new Date());
    expect(plan.outcomes).toMatchObject([
      { key: a, is: 'changed' },
      { key: b, is: 'refused' },
    ]);
    await edit(a, 'successor', null, b);
    const late = updateOfferings(SYSTEM_CALLER, {
      selection: { keys: [a, b] },
      operation: end,
      digest: plan.digest,
    });
    expect((await refusalOf(late)).kind).toBe('conflict');
    const unfounded = { ...end, field: 'regions', value: ['eu'] } as BulkOperation;
    expect((await refusalOf(apply({ keys: [a] }, unfounded))).details.fields).toMatchObject([
      { path: '/operation/evidence' },
    ]);
    const elsewhere = { do: 'set', field: 'endpoint', value: 'nowhere', evidence: null };
    const looked = previewBulkEdit(SYSTEM_CALLER, { selection: { keys: [a] }, operation: elsewhere });
    expect((await refusalOf(looked)).details.fields).toMatchObject([{ path: '/operation/value' }]);
    expect((await refusalOf(apply({ query: 'lifecycle=nonsense' }, { do: 'archive' }))).kind).toBe('invalid');
  });
});
