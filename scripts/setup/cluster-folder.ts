import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './data-folder';
import { Failure } from './failure';
import { canReach, postgresUser } from './postgres-user';

/** Where an embedded cluster goes whose user cannot reach the data folder, the first that can be made. */
const ELSEWHERE = ['/var/lib/fairlead', '/var/tmp/fairlead'];

/**
 * The folder of the embedded cluster: in the data folder, or, when the user that Postgres runs as cannot walk there
 * (a checkout below a closed home folder, run by root), elsewhere on this machine, as a note in the data folder says.
 */
export function clusterFolder(data: DataFolder): string {
  if (existsSync(data.postgresNote)) return readFileSync(data.postgresNote, 'utf8').trim();
  if (canReach(data.folder)) return data.postgres;
  if (existsSync(data.postgres)) {
    throw new Failure(
      `The embedded Postgres runs as another user, which can no longer reach its data in ${data.postgres}: let every user walk through the folders above it (chmod o+x).`,
    );
  }
  const { uid, gid } = postgresUser();
  for (const base of ELSEWHERE) {
    const parent = path.join(base, randomBytes(6).toString('hex'));
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      mkdirSync(parent, { mode: 0o755 });
      if (uid !== undefined && gid !== undefined) chownSync(parent, uid, gid);
    } catch {
      continue;
    }
    if (!canReach(parent)) continue;
    const folder = path.join(parent, 'postgres');
    writeFileSync(data.postgresNote, `${folder}\n`);
    return folder;
  }
  throw new Failure(
    `The embedded Postgres runs as another user, which cannot reach ${data.folder}: set FAIRLEAD_DATA_DIR to a folder that every user can walk to.`,
  );
}
