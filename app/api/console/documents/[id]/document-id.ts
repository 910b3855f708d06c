import { z } from 'zod';
import { notFound } from '@/lib/core/errors';

/** An id from an address. @throws AppError not_found for what is none */
export function documentId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound('document');
  return id;
}
