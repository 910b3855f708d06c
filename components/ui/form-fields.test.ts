import { expect, it } from 'vitest';
import { fieldError, fieldId } from './form-fields';

it('turns JSON pointers into ids that a link can point at', () => {
  expect(fieldId('/name')).toBe('field-name');
  expect(fieldId('/rules/0/key')).toBe('field-rules-0-key');
  expect(fieldId('')).toBe('field');
});

it('joins what is wrong with one field and says false when nothing is', () => {
  const problems = [
    { path: '/name', message: 'Too short.' },
    { path: '/name', message: 'Already taken.' },
    { path: '/key', message: 'Required.' },
  ];
  expect(fieldError(problems, '/name')).toBe('Too short. Already taken.');
  expect(fieldError(problems, '/other')).toBe(false);
  expect(fieldError(undefined, '/name')).toBe(false);
});
