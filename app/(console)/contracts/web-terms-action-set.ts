import type { WebTermsActionSet } from '@/components/documents/web-terms-actions';
import * as actions from './web-terms-actions';

/** Every action of terms by address. */
export const WEB_TERMS_ACTIONS: WebTermsActionSet = {
  add: actions.addWebTermsAction,
  check: actions.checkWebTermsAction,
  review: actions.reviewWebTermsAction,
  previewReview: actions.previewTermsReview,
  archive: actions.archiveWebTermsAction,
};
