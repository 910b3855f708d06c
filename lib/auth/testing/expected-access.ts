import type { Action } from '../permissions';

/** What administrators alone do about where people sign in. */
export const PROVIDERS: readonly Action[] = [
  'identity_provider.create',
  'identity_provider.update',
  'identity_provider.archive',
  'identity_provider.test',
];
