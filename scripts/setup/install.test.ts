import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNewEnough } from './enter.mjs';
import { reasonToInstall } from './install.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fairlead-install-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, content: unknown) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), JSON.stringify(content));
};

const LOCKED = {
  '': { dependencies: { next: '16.0.0' } },
  sdk: { version: '1.0.0' },
  'node_modules/next': { version: '16.0.0' },
  'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  'node_modules/@fairlead/router': { resolved: 'sdk', link: true },
};

function checkout(
  installed: Record<string, { version: string }> | undefined,
  manifest = { dependencies: { next: '16.0.0' } },
) {
  write('package.json', manifest);
  write('package-lock.json', { packages: LOCKED });
  if (installed) write('node_modules/.package-lock.json', { packages: installed });
}

describe('reasonToInstall', () => {
  it('finds nothing to do when what is installed is what is locked', () => {
    checkout({ 'node_modules/next': { version: '16.0.0' } });
    expect(reasonToInstall(root)).toBeUndefined();
  });

  it('installs in a fresh clone', () => {
    checkout(undefined);
    expect(reasonToInstall(root)).toBe('none yet');
  });

  it('installs when another version is locked', () => {
    checkout({ 'node_modules/next': { version: '15.0.0' } });
    expect(reasonToInstall(root)).toBe('package-lock.json changed');
  });

  it('installs when a package is missing', () => {
    checkout({});
    expect(reasonToInstall(root)).toBe('package-lock.json changed');
  });

  it('installs when package.json asks for something else than the lock', () => {
    checkout({ 'node_modules/next': { version: '16.0.0' } }, { dependencies: { next: '17.0.0' } });
    expect(reasonToInstall(root)).toBe('package.json changed');
  });
});

it.each([
  ['v20.19.0', true],
  ['v20.20.2', true],
  ['v22.0.0', true],
  ['v20.18.3', false],
  ['v18.20.0', false],
])('isNewEnough(%s) is %s', (version, answer) => {
  expect(isNewEnough(version)).toBe(answer);
});
