/** Addresses of the routing screens. A page about an environment names it in its own URL. */

function about(path: string, environment: string): string {
  return `${path}?environment=${encodeURIComponent(environment)}`;
}

export function routingHref(environment: string): string {
  return about('/routing', environment);
}

export function taskClassHref(taskClass: string, environment: string): string {
  return about(`/routing/task-classes/${taskClass}`, environment);
}

export function editTaskClassHref(taskClass: string, environment: string): string {
  return about(`/routing/task-classes/${taskClass}/edit`, environment);
}

export function newRuleHref(taskClass: string, environment: string): string {
  return about(`/routing/task-classes/${taskClass}/rules/new`, environment);
}

export function ruleHref(taskClass: string, ruleId: string, environment: string): string {
  return about(`/routing/task-classes/${taskClass}/rules/${ruleId}`, environment);
}

export function publishHref(environment: string): string {
  return about('/routing/publish', environment);
}

export function versionsHref(environment: string): string {
  return about('/routing/versions', environment);
}

export function versionHref(version: number, environment: string): string {
  return about(`/routing/versions/${version}`, environment);
}

export function stopsHref(environment: string): string {
  return about('/routing/stops', environment);
}
