import { notFound } from 'next/navigation';
import type { EnvironmentDto } from '@/lib/routing/dto';
import { type PageSearch, pageEnvironment } from '../../environment';

/** The version that a page's address names, of the environment it is about; the 404 page for what is no number. */
export async function pageVersion(
  params: Promise<{ version: string }>,
  searchParams: PageSearch,
): Promise<{ environment: EnvironmentDto; number: number }> {
  const environment = await pageEnvironment(searchParams);
  const { version } = await params;
  return { environment, number: /^[1-9]\d{0,8}$/.test(version) ? Number(version) : notFound() };
}
