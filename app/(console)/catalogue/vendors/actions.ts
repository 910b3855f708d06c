'use server';

import {
  archiveCertification,
  createCertification,
  revokeCertification,
  updateCertification,
} from '@/lib/catalog/server/certification-commands';
import { archiveStake, createStake, restoreStake, updateStake } from '@/lib/catalog/server/stake-commands';
import { updateVendorProfile } from '@/lib/catalog/server/vendor-profile-commands';
import { preview } from '../../effects';
import { action } from '../../run-command';

export const createStakeAction = action(createStake);
export const updateStakeAction = action(updateStake);
export const archiveStakeAction = action(archiveStake);
export const restoreStakeAction = action(restoreStake);
export const previewCreateStake = preview(createStake);
export const previewUpdateStake = preview(updateStake);
export const previewArchiveStake = preview(archiveStake);
export const updateProfileAction = action(updateVendorProfile);
export const createCertificationAction = action(createCertification);
export const updateCertificationAction = action(updateCertification);
export const revokeCertificationAction = action(revokeCertification);
export const archiveCertificationAction = action(archiveCertification);
export const previewUpdateCertification = preview(updateCertification);
export const previewRevokeCertification = preview(revokeCertification);
export const previewArchiveCertification = preview(archiveCertification);
