import { z } from 'zod';
import { viewSearch } from './saved-view';

/** What is typed of a view. Apart from the rest, which browsers load without zod. */
export const savedViewFields = {
  name: z.string().trim().min(1, 'Give it a name.').max(80, 'At most 80 characters.'),
  search: z.string().max(4000, 'This view is too long to be kept.').transform(viewSearch),
  shared: z.boolean(),
};
