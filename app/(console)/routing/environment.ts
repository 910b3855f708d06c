import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { chooseEnvironment, ENVIRONMENT_COOKIE } from '@/components/shell/preferences';
import type { EnvironmentDto } from '@/lib/routing/dto';
import { listEnvironments } from '@/lib/routing/server/queries';

export type PageSearch = Promise<Record<string, string | string[] | undefined>>;

/** The environment a routing page is about: the one its address names, else the one remembered, else the first. */
export async function pageEnvironment(searchParams: PageSearch): Promise<EnvironmentDto> {
  const { environment: wanted } = await searchParams;
  const remembered = (await cookies()).get(ENVIRONMENT_COOKIE)?.value;
  const named = typeof wanted === 'string' ? wanted : null;
  return chooseEnvironment(await listEnvironments(), named, remembered) ?? notFound();
}
