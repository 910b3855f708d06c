import { notFound } from 'next/navigation';
import type { TaskClassRules } from '@/lib/routing/dto';
import { listRouting } from '@/lib/routing/server/queries';

/** The task class that a page's address names, with its rules in a draft; the 404 page for none. */
export async function pageTaskClass(
  params: Promise<{ taskClass: string }>,
  environment: string,
  draft: string,
): Promise<TaskClassRules> {
  const { taskClass } = await params;
  const found = (await listRouting(environment, draft)).find(({ key }) => key === taskClass);
  return found ?? notFound();
}
