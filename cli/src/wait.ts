import type { Call, Option } from './command';
import { EXIT, Stop, usage } from './exit';

/** What a publish waits for. */
export interface Wait {
  /** Over 0, at most 1. */
  readonly share: number;
  readonly seconds: number;
}

export const WAIT = {
  wait: { type: 'string', value: 'share', help: 'Until so many of the routers run it: 95%.' },
  timeout: {
    type: 'string',
    value: 'seconds',
    help: 'With --wait: no longer than that, at most 300 (default: 60).',
  },
} as const satisfies Record<string, Option>;

interface Router {
  readonly instance: string;
  readonly version: string | null;
  readonly rejected: { readonly reason: string } | null;
}

/** What the server tells of the routers; null if it could not look. */
export interface Waited {
  readonly reached: boolean;
  readonly heard: number;
  readonly current: number;
  readonly silent: number;
  readonly seconds: number;
  readonly missing: readonly Router[];
}

/** What `--wait` and `--timeout` ask for; undefined where nothing is waited for. */
export function waitOf({ option }: Call): Wait | undefined {
  const [share, timeout] = [option('wait'), option('timeout')];
  if (share === undefined) {
    if (timeout !== undefined) throw usage('--timeout goes with --wait.');
    return undefined;
  }
  const [, number, percent] = /^(\d{1,3}(?:\.\d+)?)(%)?$/.exec(share) ?? [];
  const wait = { share: Number(number) / (percent ? 100 : 1), seconds: Number(timeout ?? 60) };
  if (!(wait.share > 0 && wait.share <= 1)) throw usage('Say how many of the routers: --wait 95%.');
  if (!Number.isInteger(wait.seconds) || wait.seconds < 1 || wait.seconds > 300)
    throw usage('Say for how many seconds, from 1 to 300: --timeout 60.');
  return wait;
}

/**
 * What a publish that was waited for answers. Its status comes at once and the body when the waiting is over, so that what
 * breaks off in between was published all the same.
 */
export async function publishedBody<Body>({ out }: Call, response: Response, wait?: Wait): Promise<Body> {
  if (wait) {
    out.line(`Published. Waiting up to ${wait.seconds} s for ${percentOf(wait.share)} of the routers.`);
  }
  return response.json().catch(() => {
    throw new Stop(
      EXIT.unreachable,
      'It is published, but the connection ended before it was known which routers run it.',
    );
  }) as Promise<Body>;
}

/** Says what came of the waiting. @returns the exit code */
export function tellWaited({ out }: Call, wait: Wait, waited: Waited | null | undefined): number {
  if (!waited) {
    out.problem('It is published, but nobody could look at which routers run it.');
    return EXIT.unreachable;
  }
  const { reached, heard, current, silent, seconds, missing } = waited;
  const besides = silent > 0 ? ` ${silent} more are silent.` : '';
  if (heard === 0) out.line(`No router is heard of: there was nobody to wait for.${besides}`);
  else out.line(`${current} of ${heard} routers run it after ${seconds} s.${besides}`);
  for (const { instance, version, rejected } of missing) {
    out.line(`  ${instance}  ${rejected ? `refuses it: ${rejected.reason}` : runs(version)}`);
  }
  const unnamed = heard - current - missing.length;
  if (unnamed > 0) out.line(`  and ${unnamed} more`);
  if (reached) return EXIT.ok;
  out.problem(`It is published, and fewer than ${percentOf(wait.share)} of the routers run it.`);
  return EXIT.notReached;
}

function runs(version: string | null): string {
  return version === null ? 'has no policy' : `runs ${version}`;
}

function percentOf(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
