import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { type AuditFilter, NO_FILTER } from '../filter';
import { exportAudit } from './audit-commands';
import { type ExportFormat, exportTrail } from './export';
import { writeAuditAll } from './write';

withAccessDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const guide = fileURLToPath(new URL('../../../docs/administration/audit.md', import.meta.url));

async function fileOf(format: ExportFormat, filter: AuditFilter, head: bigint): Promise<string> {
  let file = '';
  for await (const piece of exportTrail(format, filter, head, NOW)) file += piece;
  return file;
}

/** Runs the recipe of the guide on a file, as a third party would. */
async function verified(file: string): Promise<string> {
  const recipe = /cat > verify\.mjs <<'JS'\n([\s\S]*?)\nJS\n/.exec(readFileSync(guide, 'utf8'))?.[1];
  if (!recipe) throw new Error('The guide has no recipe.');
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-export-'));
  try {
    writeFileSync(path.join(folder, 'verify.mjs'), recipe);
    writeFileSync(path.join(folder, 'audit.jsonl'), file);
    const run = promisify(execFile)(process.execPath, ['verify.mjs', 'audit.jsonl'], { cwd: folder });
    return await run.then(
      ({ stdout }) => stdout.trim(),
      ({ stderr }: { stderr: string }) => `fault: ${stderr.trim()}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('is what the filter leaves up to its beginning, and is verified by the recipe of the guide', async () => {
  const change = (subjectId: string) => ({
    action: 'vendor.update',
    subjectType: 'vendor',
    subjectId,
    data: { before: { name: '=HYPERLINK("x")' }, after: { name: 'é, "ü"\n' } },
  });
  const many = Array.from({ length: 260 }, (_, index) => change(`v${index}`));
  await db().$transaction((tx) => writeAuditAll(tx, SYSTEM_ACTOR_ID, NOW, [...many, change('=1+1')]), {
    timeout: 60_000,
  });
  const eve = await addPerson('eve@example.com', ['auditor']);
  const { head } = await exportAudit(eve, { format: 'jsonl', search: 'via=system' }, NOW);

  const whole = await fileOf('jsonl', NO_FILTER, head);
  expect(await verified(whole)).toBe(`intact: ${head} entries, to the head ${head}`);
  const lines = whole.split('\n');
  const without = (index: number) => lines.filter((_, at) => at !== index).join('\n');
  expect(await verified(whole.replace('v200', 'v20x'))).toMatch(/^fault: entry \d+ does not have its hash/);
  expect(await verified(without(200))).toMatch(/^fault: \d{3} entries of \d{3}/);
  expect(await verified(lines.slice(0, 200).join('\n'))).toMatch(/^fault: the file was cut off/);
  expect(
    await verified(`${lines[0]?.replace(/"seq":"\d+"/, '"seq":"9999"')}\n${lines.slice(1).join('\n')}`),
  ).toMatch(/^fault: the last entry is not the head/);

  const some = await fileOf('jsonl', { ...NO_FILTER, record: { type: 'vendor', id: 'v3' } }, head);
  expect(some.trim().split('\n')).toHaveLength(3);
  expect(await verified(some)).toBe('each of 1 entries has its hash; a filtered file shows no more');

  const csv = await fileOf('csv', { ...NO_FILTER, record: { type: 'vendor', id: '=1+1' } }, head);
  const [top, row = ''] = csv.split('\r\n');
  expect(top).toMatch(/^\uFEFFentry,at,actor,/);
  expect(row).toContain(`vendor,'=1+1,'=1+1,,"{""name"":""=HYPERLINK(`);
  expect((await fileOf('csv', { ...NO_FILTER, action: ['vendor.update'] }, head)).split('\r\n')).toHaveLength(
    263,
  );

  const noted = await db().auditEntry.findUniqueOrThrow({ where: { seq: head + 1n } });
  expect(JSON.parse(Buffer.from(noted.bytes).toString())).toMatchObject({
    action: 'audit.export',
    data: { format: 'jsonl', filter: 'via=system', upTo: `${head}` },
  });
});
