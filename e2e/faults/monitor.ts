import type { Decision } from '../../lib/policy/decision';
import type { Router } from '../../sdk/src/index';
import type { Member } from './fleet';
import type { Register } from './register';

/** How a router decides the request that every version answers with its own model. */
export const evaluated = (router: Router): Decision => router.evaluate(REQUEST);

const REQUEST = { taskClass: 'summarisation', inputTokens: 10, maxOutputTokens: 10 };
const SAMPLE_MS = 25;

/** Looks at every router all the time, and writes down what must never be. */
export interface Monitor {
  readonly violations: string[];
  /** Decisions looked at. */
  readonly samples: () => number;
  /** A router whose disk was destroyed starts over: what it had before binds it no more. */
  readonly forget: (member: Member) => void;
  readonly close: () => void;
}

/** @param mayDeny whether routers of an environment may deny for want of proof now */
export function monitor(
  members: readonly Member[],
  register: Register,
  mayDeny: (environment: string) => boolean,
): Monitor {
  const violations: string[] = [];
  const highest = new Map<Member, { epoch: number; version: number }>();
  let samples = 0;
  const violate = (member: Member, what: string): void => {
    const line = `${member.name} (${member.environment}): ${what}`;
    if (violations.length < 50 && violations.at(-1) !== line) violations.push(line);
  };

  function look(member: Member): void {
    if (!member.router) return;
    samples += 1;
    const decision = evaluated(member.router);
    const status = member.router.status();
    const before = highest.get(member);
    if (decision.outcome === 'deny') {
      const allowed = decision.code === 'no_policy' && (!before || mayDeny(member.environment));
      if (!allowed) violate(member, `denied with ${decision.code}; ${JSON.stringify(status)}`);
      return;
    }
    const model = decision.candidates[0]?.model ?? '';
    const entry = register.find(model);
    if (entry?.environment !== member.environment) {
      violate(member, `decided by "${model}", which it must not have`);
      return;
    }
    if (entry.version !== status.version || entry.digest !== status.digest)
      violate(member, `decides by ${entry.version} and says ${status.version}`);
    const { epoch, version } = entry.release;
    if (before && (epoch - before.epoch || version - before.version) < 0)
      violate(member, `went back from ${before.epoch}.${before.version} to ${entry.version}`);
    highest.set(member, { epoch, version });
  }

  const timer = setInterval(() => members.forEach(look), SAMPLE_MS);
  return {
    violations,
    samples: () => samples,
    forget: (member) => void highest.delete(member),
    close: () => clearInterval(timer),
  };
}
