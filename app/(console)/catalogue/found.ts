import { notFound } from 'next/navigation';
import { AppError } from '@/lib/core/errors';

/** What a query answers; a record that is not there is the page for that. */
export async function found<Record>(query: Promise<Record>): Promise<Record> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') notFound();
    throw error;
  }
}
