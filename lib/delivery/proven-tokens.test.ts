import { expect, it } from 'vitest';
import { provenRow, rememberProven } from './proven-tokens';
import { memorySource, TOKENS } from './testing/memory-source';

it('remembers a header for as long as the row is the one that it was checked against', async () => {
  const source = await memorySource();
  if (!source.snapshotNow) throw new Error('the source has nothing');
  const row = { ...TOKENS.good.row };
  source.snapshotNow = { ...source.snapshotNow, tokens: new Map([[row.id, row]]) };
  const header = `Bearer ${TOKENS.good.token}`;
  expect(provenRow(header, source)).toBeNull();
  rememberProven(header, row);
  expect(provenRow(header, source)).toBe(row);
  expect(provenRow(`${header} `, source)).toBeNull();
  const revoked = { ...row, revokedAt: 1 };
  source.snapshotNow = { ...source.snapshotNow, tokens: new Map([[row.id, revoked]]) };
  expect(provenRow(header, source)).toBeNull();
});
