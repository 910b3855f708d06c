import { describe, expect, it } from 'vitest';
import { auditFindings, lockfileFindings } from './dependency-rules';

const TODAY = '2027-01-10';
const integrity = 'sha512-abc';

describe('a lockfile', () => {
  const known = {
    withoutChecksum: [
      { reason: 'Elsewhere.', until: '2027-01-10', packages: ['@x/darwin@1.0.0', 'mended@1.0.0'] },
      { reason: 'Once.', until: '2027-01-09', packages: ['late@1.0.0'] },
    ],
  };
  it.each([
    ['node_modules/good', { version: '1.0.0', integrity }, null],
    [
      'node_modules/a/node_modules/good',
      { version: '1.0.0', integrity, resolved: 'https://registry.npmjs.org/g' },
      null,
    ],
    ['node_modules/sdk', { link: true, resolved: 'sdk' }, null],
    ['sdk', { version: '0.1.0' }, null],
    ['node_modules/a/node_modules/b', { version: '1.0.0', inBundle: true }, null],
    ['node_modules/@x/darwin', { version: '1.0.0' }, null],
    ['node_modules/@x/darwin', { version: '1.0.1' }, '@x/darwin@1.0.1 has no checksum'],
    [
      'node_modules/late',
      { version: '1.0.0' },
      'late@1.0.0 has no checksum, and was excused until 2027-01-09',
    ],
    [
      'node_modules/mended',
      { version: '1.0.0', integrity },
      'mended@1.0.0 has a checksum: take it out of known-risks.json',
    ],
    ['node_modules/old', { version: '1.0.0', integrity: 'sha1-abc' }, 'old@1.0.0 has a weak checksum'],
    [
      'node_modules/fork',
      { version: '1.0.0', integrity, resolved: 'git+ssh://git@github.com/evil/fork.git#1' },
      'fork@1.0.0 comes from git+ssh://git@github.com/evil/fork.git#1',
    ],
  ])('%s %j', (place, locked, finding) => {
    expect(lockfileFindings({ [place]: locked }, known, TODAY)).toEqual(finding === null ? [] : [finding]);
  });
});

describe('advisories', () => {
  const cause = { url: 'https://github.com/advisories/GHSA-1', title: 'It can be stopped', severity: 'high' };
  const report = {
    auditReportVersion: 2,
    vulnerabilities: { deep: { via: [cause] }, above: { via: ['deep'] } },
  };
  const known = (until: string, id = 'GHSA-1') => ({
    advisories: [{ id, package: 'deep', reason: 'Not reached.', until }],
  });

  it('are findings once, where they are', () => {
    expect(auditFindings(report, { advisories: [] }, TODAY)).toEqual([
      'deep: It can be stopped (high, GHSA-1).',
    ]);
  });

  it('can be taken on for a time', () => {
    expect(auditFindings(report, known('2027-01-10'), TODAY)).toEqual([]);
    expect(auditFindings(report, known('2027-01-09'), TODAY)).toEqual([
      'deep: It can be stopped (high, GHSA-1). It was taken on until 2027-01-09: Not reached.',
    ]);
    expect(auditFindings(report, known('2027-01-10', 'GHSA-2'), TODAY)).toHaveLength(1);
  });
});
