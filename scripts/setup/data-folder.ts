import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, messageOf } from './failure';
import { inRoot } from './paths';

/** The folder of one installation's own data, and the places in it. */
export type DataFolder = {
  folder: string;
  /** Where the embedded cluster is, unless its user cannot reach that: then `postgresNote` says where. */
  postgres: string;
  postgresNote: string;
  secrets: string;
  lock: string;
  log(name: string): string;
};

/** Bytes for logs and secrets; a database of its own needs more. */
const ROOM = 8_000_000;

/**
 * Makes sure that the data folder exists and can be written. Others may walk through it (the embedded Postgres runs as
 * another user when we are root) but not list it; what is secret in it is readable for its owner alone.
 *
 * @param setting FAIRLEAD_DATA_DIR; relative to the checkout
 */
export function openDataFolder(setting: string): DataFolder {
  const folder = path.resolve(inRoot(), setting);
  const logs = path.join(folder, 'logs');
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(folder, 0o711);
    makeFolder(logs, 0o700);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Failure(
      `The data folder ${folder} cannot be written (${messageOf(error)}): make it writable, or choose another with FAIRLEAD_DATA_DIR.`,
    );
  }
  requireRoom(folder, ROOM);
  return {
    folder,
    postgres: path.join(folder, 'postgres'),
    postgresNote: path.join(folder, 'postgres-folder'),
    secrets: path.join(folder, 'secrets.json'),
    lock: path.join(folder, 'running.json'),
    log: (name) => path.join(logs, `${name}.log`),
  };
}

/**
 * Refuses in one sentence when the disk that holds a folder has less room than that.
 *
 * @param needed bytes
 */
export function requireRoom(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;
  throw new Failure(
    `The disk that holds ${folder} has ${megabytes(free)} left, and Fairlead needs ${megabytes(needed)}: make room, or choose another place with FAIRLEAD_DATA_DIR.`,
  );
}

/** Makes a folder and what is above it. Node's own recursive mkdir never returns below one that cannot hold any, such as /proc. */
export function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), mode);
  mkdirSync(folder, { mode });
}
