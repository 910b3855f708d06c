import { cookies } from 'next/headers';
import { chooseEnvironment, ENVIRONMENT_COOKIE } from '@/components/shell/preferences';
import { listEnvironments } from '@/lib/routing/server/queries';

/**
 * The environment that a page is about: the one its address names (`?environment=`), else the one last chosen in the
 * switcher, else the first.
 */
export async function selectedEnvironment(asked?: string | readonly string[]) {
  const [environments, jar] = await Promise.all([listEnvironments(), cookies()]);
  const named = typeof asked === 'string' ? asked : asked?.[0];
  return chooseEnvironment(environments, named, jar.get(ENVIRONMENT_COOKIE)?.value);
}
