import { expect, it } from 'vitest';
import { REJECTION_REASONS } from '@/sdk/src/rejection';
import { rejectionWords } from './rejection-words';

it.each(REJECTION_REASONS)('says what %s means, and what to do', (reason) => {
  const { todo } = rejectionWords(reason);
  expect(todo).not.toBe(rejectionWords('unknown').todo);
});
