import { formatRoute } from '../../../format-handler';
import { notAllowed } from '../../../list-handler';

/** The catalogue as LiteLLM publishes its own. */
export const GET = formatRoute('litellm');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
