import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BACKUP_NAME } from './make-backup';

/** Removes the oldest backups of a folder but for the newest `keep`. Only files that a backup named count. @returns their names */
export function keepNewest(folder: string, keep: number): string[] {
  const old = readdirSync(folder)
    .filter((name) => BACKUP_NAME.test(name))
    .sort()
    .reverse()
    .slice(keep);
  for (const name of old) rmSync(path.join(folder, name));
  return old;
}
