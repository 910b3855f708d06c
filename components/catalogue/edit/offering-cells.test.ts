import { describe, expect, it } from 'vitest';
import { testRow } from '@/lib/catalog/testing/rows';
import { withEdit } from './edits';
import { OFFERING_CELLS } from './offering-cells';

const row = testRow({
  key: 'a/b',
  prices: { input: '1.5', cache_read: '0' },
  contextTokens: 128_000,
  capabilities: ['tools', 'vision'],
});
const { input, output, context, capabilities, lifecycle } = OFFERING_CELLS;

describe('a cell of the list', () => {
  it.each([
    [
      input,
      '2',
      { edits: [], base: [{ unit: 'input', before: '1.5', value: { amount: '2', free: false } }] },
    ],
    [
      input,
      'Free',
      { edits: [], base: [{ unit: 'input', before: '1.5', value: { amount: '0', free: true } }] },
    ],
    [input, '', { edits: [], base: [{ unit: 'input', before: '1.5', value: null }] }],
    [
      output,
      '0',
      { edits: [], base: [{ unit: 'output', before: null, value: { amount: '0', free: false } }] },
    ],
    [context, '1M', { edits: [{ field: 'contextTokens', before: 128_000, value: 1_000_000 }] }],
    [context, '', { edits: [{ field: 'contextTokens', before: 128_000, value: null }] }],
    [
      capabilities,
      'vision, tools,tools; audio',
      {
        edits: [{ field: 'capabilities', before: ['tools', 'vision'], value: ['audio', 'tools', 'vision'] }],
      },
    ],
    [lifecycle, 'retired', { edits: [{ field: 'lifecycle', before: 'available', value: 'retired' }] }],
  ])('%# takes "%s"', (kind, typed, edit) => expect(kind.edit(row, typed)).toEqual(edit));

  it.each([
    [input, '1,5 dollars'],
    [context, 'many'],
  ])('%# says what is wrong with "%s"', (kind, typed) => {
    expect(kind.edit(row, typed)).toEqual(expect.any(String));
  });

  it('leaves a lifecycle that dates tell to these', () => {
    const dated = { ...row, soldUntil: '2026-01-01T00:00:00.000Z', lifecycle: 'retired' } as const;
    expect(lifecycle.edit(dated, 'available')).toContain('dates');
  });
});

it('an edit that is as it was again is none', () => {
  const fields = { mode: { value: 'chat', origin: null } };
  const edits = withEdit({}, fields, 'mode', { value: 'embedding' });
  expect(edits).toEqual({ mode: { before: 'chat', value: 'embedding', evidence: '' } });
  expect(withEdit(edits, fields, 'mode', { value: 'chat' })).toEqual({});
  expect(withEdit({}, {}, 'price:input', { value: [] })).toEqual({});
});
