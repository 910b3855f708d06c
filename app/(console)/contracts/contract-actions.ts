import type { ContractActionSet } from '@/components/contracts/actions/contract-actions';
import * as actions from './actions';

/** Every action of a contract's page. */
export const CONTRACT_ACTIONS: ContractActionSet = {
  submit: actions.submitContractAction,
  takeBack: actions.takeBackContractAction,
  activate: actions.activateContractAction,
  previewActivate: actions.previewActivate,
  terminate: actions.terminateContractAction,
  previewTerminate: actions.previewTerminate,
  supersede: actions.supersedeContractAction,
  previewSupersede: actions.previewSupersede,
  reinstate: actions.reinstateContractAction,
  previewReinstate: actions.previewReinstate,
  recordNotice: actions.recordNoticeAction,
  previewNotice: actions.previewNotice,
  recordReview: actions.recordReviewAction,
  previewReview: actions.previewReview,
  limit: actions.limitContractAction,
  keep: actions.keepContractAction,
  archive: actions.archiveContractAction,
  restore: actions.restoreContractAction,
};
