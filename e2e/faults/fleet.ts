import path from 'node:path';
import { createRouter, type Router, type RouterEvents, type RouterOptions } from '../../sdk/src/index';

/** A running router, by the name that its requests go by. */
export interface Member {
  readonly name: string;
  readonly environment: string;
  readonly cachePath: string;
  /** Whether it hears of changes on a stream, or polls and nothing else. */
  readonly stream: boolean;
  token: string;
  /** Null between an end and a start. */
  router: Router | null;
  /** What it has told since its fault began, newest last. */
  readonly told: { readonly event: string; readonly data: RouterEvents[keyof RouterEvents] }[];
}

export interface Fleet {
  readonly members: readonly Member[];
  /** Starts a router with what is on its disk. Resolves when it has a policy or has waited long enough. */
  readonly start: (member: Member) => Promise<void>;
  /** Ends one, as if its process had. */
  readonly stop: (member: Member) => Promise<void>;
  readonly close: () => Promise<void>;
}

const EVENTS = ['change', 'stale', 'rejected', 'behind', 'clock', 'error'] as const;

/** Routers that are not started yet. */
export function fleet(
  members: readonly Member[],
  options: (member: Member) => Pick<RouterOptions, 'url' | 'trust'>,
): Fleet {
  const stop = async (member: Member) => {
    const { router } = member;
    member.router = null;
    await router?.close();
  };
  return {
    members,
    start: async (member) => {
      const { environment, cachePath, stream, token } = member;
      const router = await createRouter({
        ...options(member),
        environment,
        token,
        cachePath,
        stream,
        pollIntervalMs: 1_000,
        requestTimeoutMs: 3_000,
        startTimeoutMs: 3_000,
      });
      for (const event of EVENTS) {
        router.on(event, (data) => {
          member.told.push({ event, data });
          if (member.told.length > 200) member.told.shift();
        });
      }
      member.router = router;
    },
    stop,
    close: async () => {
      await Promise.all(members.map(stop));
    },
  };
}

/** `count` routers that share out the environments, each with a cache of its own below `folder`. */
export function membersOf(count: number, environments: readonly string[], folder: string): Member[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `r${String(i).padStart(3, '0')}`;
    const environment = environments[i % environments.length] ?? '';
    // Half of those of each environment.
    const stream = Math.floor(i / environments.length) % 2 === 0;
    const cachePath = path.join(folder, `${name}.json`);
    return { name, environment, cachePath, stream, token: '', router: null, told: [] };
  });
}
