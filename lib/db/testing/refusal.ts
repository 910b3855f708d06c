import { expect } from 'vitest';
import { AppError } from '@/lib/core/errors';

/** The refusal that a command ends with; fails the test if it succeeds or meets a defect. */
export function refusalOf(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.unreachable('it should have been refused'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(AppError);
      return error as AppError;
    },
  );
}
