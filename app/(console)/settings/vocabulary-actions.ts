'use server';

import type { EndpointDto } from '@/lib/catalog/endpoint';
import {
  archiveEndpoint,
  assignEndpoint,
  createEndpoint,
  updateEndpoint,
} from '@/lib/catalog/server/endpoint-commands';
import type { ActionResult } from '@/lib/http/action-result';
import {
  archiveAttribute,
  archiveRegionGroup,
  createAttribute,
  createRegionGroup,
  updateAttribute,
  updateRegionGroup,
} from '@/lib/routing/server/vocabulary-commands';
import type { AttributeDto, RegionGroupDto } from '@/lib/routing/vocabulary-schema';
import { runCommand } from '../run-command';

/** What policies are written with is shown in Settings and in Routing. */
const SCREENS = '/';

export async function createAttributeAction(input: unknown): Promise<ActionResult<AttributeDto>> {
  return runCommand(createAttribute, input, SCREENS);
}

export async function updateAttributeAction(input: unknown): Promise<ActionResult<AttributeDto>> {
  return runCommand(updateAttribute, input, SCREENS);
}

export async function archiveAttributeAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveAttribute, input, SCREENS);
}

export async function createRegionGroupAction(input: unknown): Promise<ActionResult<RegionGroupDto>> {
  return runCommand(createRegionGroup, input, SCREENS);
}

export async function updateRegionGroupAction(input: unknown): Promise<ActionResult<RegionGroupDto>> {
  return runCommand(updateRegionGroup, input, SCREENS);
}

export async function archiveRegionGroupAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveRegionGroup, input, SCREENS);
}

export async function createEndpointAction(input: unknown): Promise<ActionResult<EndpointDto>> {
  return runCommand(createEndpoint, input, SCREENS);
}

export async function updateEndpointAction(input: unknown): Promise<ActionResult<EndpointDto>> {
  return runCommand(updateEndpoint, input, SCREENS);
}

export async function archiveEndpointAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runCommand(archiveEndpoint, input, SCREENS);
}

export async function assignEndpointAction(input: unknown): Promise<ActionResult<{ moved: number }>> {
  return runCommand(assignEndpoint, input, SCREENS);
}
