import { notFound } from 'next/navigation';
import { requireCaller } from '@/lib/auth/server/session';

/** An address that no page has: said within the frame, where one can go on. */
export default async function NoPage(): Promise<never> {
  await requireCaller();
  notFound();
}
