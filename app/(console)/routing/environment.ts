import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { chooseEnvironment, ENVIRONMENT_COOKIE } from '@/components/shell/preferences';
import { draftsHref } from '@/components/ui/links/routing';
import { draftCookie } from '@/components/ui/remember';
import type { EnvironmentDto } from '@/lib/routing/dto';
import { openDraftNames } from '@/lib/routing/server/draft-queries';
import { listEnvironments } from '@/lib/routing/server/queries';

export type PageSearch = Promise<Record<string, string | string[] | undefined>>;

/** The environment a routing page is about: the one its address names, else the one remembered, else the first. */
export async function pageEnvironment(searchParams: PageSearch): Promise<EnvironmentDto> {
  const { environment: wanted } = await searchParams;
  const remembered = (await cookies()).get(ENVIRONMENT_COOKIE)?.value;
  const named = typeof wanted === 'string' ? wanted : null;
  return chooseEnvironment(await listEnvironments(), named, remembered) ?? notFound();
}

/**
 * The name of the draft a routing page is about: the one its address names, else the one remembered for the
 * environment, else the oldest. A draft that is no longer open leads to the list of those that are.
 */
export async function pageDraft(searchParams: PageSearch, environment: EnvironmentDto): Promise<string> {
  const { draft: wanted } = await searchParams;
  const names = await openDraftNames(environment.key);
  if (typeof wanted === 'string') {
    return names.includes(wanted) ? wanted : redirect(draftsHref(environment.key, wanted));
  }
  const remembered = (await cookies()).get(draftCookie(environment.key))?.value;
  return names.find((name) => name === remembered) ?? names[0] ?? notFound();
}
