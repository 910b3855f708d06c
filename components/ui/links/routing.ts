import { type Wait, waitQuery } from '@/lib/routers/wait';

/**
 * Addresses of the routing screens. A page about an environment or a draft names it in its own URL; where no draft is
 * named, the one that this browser remembers is meant.
 */

function about(
  path: string,
  environment: string,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams({ environment });
  for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value);
  return `${path}?${query}`;
}

export function routingHref(environment: string, draft?: string): string {
  return about('/routing', environment, { draft });
}

/** @param gone a draft that was asked for and is not open */
export function draftsHref(environment: string, gone?: string): string {
  return about('/routing/drafts', environment, { gone });
}

/** What a new draft begins with: a version or a draft of an environment. Without it, what is active. */
export interface NewDraftStart {
  readonly of: string;
  readonly version?: number;
  readonly draft?: string;
}

export function newDraftHref(environment: string, start?: NewDraftStart): string {
  const version = start?.version === undefined ? undefined : String(start.version);
  return about('/routing/drafts/new', environment, { of: start?.of, version, from: start?.draft });
}

export function taskClassHref(taskClass: string, environment: string, draft?: string): string {
  return about(`/routing/task-classes/${taskClass}`, environment, { draft });
}

export function newTaskClassHref(environment: string, draft?: string): string {
  return about('/routing/task-classes/new', environment, { draft });
}

export function editTaskClassHref(taskClass: string, environment: string, draft?: string): string {
  return about(`/routing/task-classes/${taskClass}/edit`, environment, { draft });
}

export function newRuleHref(taskClass: string, environment: string, draft?: string): string {
  return about(`/routing/task-classes/${taskClass}/rules/new`, environment, { draft });
}

export function ruleHref(taskClass: string, ruleId: string, environment: string, draft?: string): string {
  return about(`/routing/task-classes/${taskClass}/rules/${ruleId}`, environment, { draft });
}

export function publishHref(environment: string, draft?: string): string {
  return about('/routing/publish', environment, { draft });
}

export function rebaseHref(environment: string, draft: string): string {
  return about('/routing/rebase', environment, { draft });
}

export function versionsHref(environment: string): string {
  return about('/routing/versions', environment);
}

/** @param wait what somebody waits for after publishing it */
export function versionHref(version: number, environment: string, wait?: Wait): string {
  return about(`/routing/versions/${version}`, environment, wait && waitQuery(wait));
}

export function stopsHref(environment: string): string {
  return about('/routing/stops', environment);
}

export function emergenciesHref(): string {
  return '/routing/emergencies';
}

export function reviewsHref(): string {
  return '/routing/reviews';
}

export function reviewHref(id: string): string {
  return `/routing/reviews/${id}`;
}
