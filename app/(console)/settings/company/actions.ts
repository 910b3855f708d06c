'use server';

import type { CompanyEntityDto, EnvironmentCompaniesDto } from '@/lib/contracts/company';
import { archiveEntity, createEntity, updateEntity } from '@/lib/contracts/server/entity-commands';
import {
  setSinglePerson,
  updateEnvironmentEntities,
} from '@/lib/contracts/server/entity-environment-commands';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewAction } from '../../effects';
import { runCommand } from '../../run-command';

type Entity = Promise<ActionResult<CompanyEntityDto>>;
type Environment = Promise<ActionResult<EnvironmentCompaniesDto>>;
type Preview = Promise<ActionResult<EvidenceEffects>>;

export async function createEntityAction(input: unknown): Entity {
  return runCommand(createEntity, input, '/');
}

export async function updateEntityAction(input: unknown): Entity {
  return runCommand(updateEntity, input, '/');
}

export async function archiveEntityAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveEntity, input, '/');
}

export async function saveEntitiesAction(input: unknown): Environment {
  return runCommand(updateEnvironmentEntities, input, '/');
}

export async function previewEntities(input: unknown): Preview {
  return previewAction(updateEnvironmentEntities, input);
}

export async function setSinglePersonAction(input: unknown): Environment {
  return runCommand(setSinglePerson, input, '/');
}

export async function previewSinglePerson(input: unknown): Preview {
  return previewAction(setSinglePerson, input);
}
