import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { AppError } from '@/lib/core/errors';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { archiveSavedView, createSavedView, updateSavedView } from './saved-view-commands';
import { listSavedViews } from './saved-view-queries';

withAccessDatabase();

let ana: Caller;
let ben: Caller;
let architect: Caller;

beforeAll(async () => {
  ana = await addPerson('ana@example.com', ['viewer']);
  ben = await addPerson('ben@example.com', ['viewer']);
  architect = await addPerson('arch@example.com', ['architect']);
});

const view = (name: string, more: object = {}) => ({
  list: 'offerings',
  name,
  search: 'sort=input&channel=azure&view=other',
  shared: false,
  ...more,
});
const refusal = (attempted: Promise<unknown>) =>
  attempted.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.kind : Promise.reject(error)),
  );

describe('saved views', () => {
  it('are their person’s own, in one order and without the view that they began from', async () => {
    const made = await createSavedView(ana, view('Cheap'));
    expect(made).toMatchObject({
      search: 'channel=azure&sort=input',
      mine: true,
      editable: true,
      revision: 1,
    });
    expect(await listSavedViews('offerings', ana)).toEqual([made]);
    expect(await listSavedViews('models', ana)).toEqual([]);
    expect(await listSavedViews('offerings', ben)).toEqual([]);
    const { id, name, search } = made;
    expect(await refusal(updateSavedView(ben, { id, revision: 1, name, search, shared: false }))).toBe(
      'not_found',
    );
    expect(await refusal(archiveSavedView(architect, { id, revision: 1 }))).toBe('not_found');
    await archiveSavedView(ana, { id, revision: 1 });
    expect(await listSavedViews('offerings', ana)).toEqual([]);
  });

  it('are shared with everybody, and changed by their maker and by architects', async () => {
    const { id, name, search } = await createSavedView(ana, view('Ours', { shared: true }));
    expect(await listSavedViews('offerings', ben)).toMatchObject([{ id, mine: false, editable: false }]);
    expect(await listSavedViews('offerings', architect)).toMatchObject([{ id, mine: false, editable: true }]);
    const change = { id, revision: 1, search, shared: true };
    expect(await refusal(updateSavedView(ben, { ...change, name }))).toBe('forbidden');
    expect(await updateSavedView(architect, { ...change, name: 'Everybody’s' })).toMatchObject({
      revision: 2,
    });
    expect(await refusal(updateSavedView(ana, { ...change, name }))).toBe('conflict');
    const taken = { ...change, revision: 2, name, shared: false };
    expect(await refusal(updateSavedView(architect, taken))).toBe('refused');
    expect(await updateSavedView(ana, taken)).toMatchObject({ shared: false, revision: 3 });
    expect(await listSavedViews('offerings', ben)).toEqual([]);
  });

  it('have each name once for a person and a list', async () => {
    const { id, search } = await createSavedView(ben, view('Mine'));
    expect(await refusal(createSavedView(ben, view('Mine')))).toBe('invalid');
    await createSavedView(ben, view('Mine', { list: 'models' }));
    await createSavedView(ben, view('Other'));
    const renamed = { id, revision: 1, name: 'Other', search, shared: false };
    expect(await refusal(updateSavedView(ben, renamed))).toBe('invalid');
    expect(await updateSavedView(ben, { ...renamed, name: ' Mine ' })).toMatchObject({ name: 'Mine' });
  });

  it('are nobody’s without a person', async () => {
    const service = { ...ana, personId: null };
    expect(await refusal(createSavedView(service, view('Robot')))).toBe('forbidden');
    expect(await listSavedViews('offerings', service)).toEqual([]);
  });
});
