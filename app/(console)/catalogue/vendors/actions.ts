'use server';

import {
  archiveCertification,
  createCertification,
  revokeCertification,
  updateCertification,
} from '@/lib/catalog/server/certification-commands';
import { archiveStake, createStake, restoreStake, updateStake } from '@/lib/catalog/server/stake-commands';
import { updateVendorProfile } from '@/lib/catalog/server/vendor-profile-commands';
import { previewAction } from '../../effects';
import { runCommand } from '../../run-command';

// Affiliations are shown, and clearances depend on certificates, all over the console.
const SCREENS = '/';

export async function createStakeAction(input: unknown) {
  return runCommand(createStake, input, SCREENS);
}

export async function updateStakeAction(input: unknown) {
  return runCommand(updateStake, input, SCREENS);
}

export async function archiveStakeAction(input: unknown) {
  return runCommand(archiveStake, input, SCREENS);
}

export async function restoreStakeAction(input: unknown) {
  return runCommand(restoreStake, input, SCREENS);
}

export async function previewCreateStake(input: unknown) {
  return previewAction(createStake, input);
}

export async function previewUpdateStake(input: unknown) {
  return previewAction(updateStake, input);
}

export async function previewArchiveStake(input: unknown) {
  return previewAction(archiveStake, input);
}

export async function updateProfileAction(input: unknown) {
  return runCommand(updateVendorProfile, input, SCREENS);
}

export async function createCertificationAction(input: unknown) {
  return runCommand(createCertification, input, SCREENS);
}

export async function updateCertificationAction(input: unknown) {
  return runCommand(updateCertification, input, SCREENS);
}

export async function revokeCertificationAction(input: unknown) {
  return runCommand(revokeCertification, input, SCREENS);
}

export async function archiveCertificationAction(input: unknown) {
  return runCommand(archiveCertification, input, SCREENS);
}

export async function previewUpdateCertification(input: unknown) {
  return previewAction(updateCertification, input);
}

export async function previewRevokeCertification(input: unknown) {
  return previewAction(revokeCertification, input);
}

export async function previewArchiveCertification(input: unknown) {
  return previewAction(archiveCertification, input);
}
