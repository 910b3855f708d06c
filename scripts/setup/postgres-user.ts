import { spawnSync } from 'node:child_process';

/** Whom Postgres runs as. Empty: as ourselves. Postgres refuses to run as root, so root lends it another user. */
export type PostgresUser = { uid?: number; gid?: number };

const id = (flag: '-u' | '-g', name: string): number | undefined => {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : undefined;
};

const lookUp = (name: string): Required<PostgresUser> | undefined => {
  const uid = id('-u', name);
  const gid = id('-g', name);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
};

let known: PostgresUser | undefined;

/**
 * The user that the embedded Postgres runs as: ourselves, or, when we are root, `postgres` (created as a system
 * user if missing), or `nobody` where users cannot be created.
 */
export function postgresUser(): PostgresUser {
  if (known) return known;
  if (process.getuid?.() !== 0) known = {};
  else {
    known = lookUp('postgres');
    if (!known) {
      spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
      known = lookUp('postgres') ?? lookUp('nobody') ?? {};
    }
  }
  return known;
}

/** Whether the Postgres user can walk into a folder: false when some parent of it is closed to others. */
export function canReach(folder: string): boolean {
  const user = postgresUser();
  if (user.uid === undefined) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' });
  return probe.status === 0;
}
