import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NEWEST_MIGRATION } from './newest-migration';

it('is the last of the folder', () => {
  const folder = path.join(import.meta.dirname, '..', '..', 'prisma', 'migrations');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(NEWEST_MIGRATION).toBe(
    names
      .map(({ name }) => name)
      .sort()
      .at(-1),
  );
});
