import { linkRoute } from '../../../../format-handler';
import { notAllowed } from '../../../../list-handler';

/** The catalogue as LiteLLM publishes its own, at a secret address. */
export const GET = linkRoute('litellm');

export {
  notAllowed as DELETE,
  notAllowed as OPTIONS,
  notAllowed as PATCH,
  notAllowed as POST,
  notAllowed as PUT,
};
