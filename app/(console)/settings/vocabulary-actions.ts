'use server';

import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import type { EndpointDto } from '@/lib/catalog/endpoint';
import {
  archiveEndpoint,
  assignEndpoint,
  createEndpoint,
  updateEndpoint,
} from '@/lib/catalog/server/endpoint-commands';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import {
  archiveAttribute,
  archiveRegionGroup,
  createAttribute,
  createRegionGroup,
  updateAttribute,
  updateRegionGroup,
} from '@/lib/routing/server/vocabulary-commands';
import type { AttributeDto, RegionGroupDto } from '@/lib/routing/vocabulary-schema';

/** Runs a command as the signed-in person. What policies are written with is shown in Settings and in Routing. */
async function run<Result>(command: Command<Result>, input: unknown): Promise<ActionResult<Result>> {
  const result = await actionResult(async () => command(await requireCaller(), input));
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

export async function createAttributeAction(input: unknown): Promise<ActionResult<AttributeDto>> {
  return run(createAttribute, input);
}

export async function updateAttributeAction(input: unknown): Promise<ActionResult<AttributeDto>> {
  return run(updateAttribute, input);
}

export async function archiveAttributeAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(archiveAttribute, input);
}

export async function createRegionGroupAction(input: unknown): Promise<ActionResult<RegionGroupDto>> {
  return run(createRegionGroup, input);
}

export async function updateRegionGroupAction(input: unknown): Promise<ActionResult<RegionGroupDto>> {
  return run(updateRegionGroup, input);
}

export async function archiveRegionGroupAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(archiveRegionGroup, input);
}

export async function createEndpointAction(input: unknown): Promise<ActionResult<EndpointDto>> {
  return run(createEndpoint, input);
}

export async function updateEndpointAction(input: unknown): Promise<ActionResult<EndpointDto>> {
  return run(updateEndpoint, input);
}

export async function archiveEndpointAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return run(archiveEndpoint, input);
}

export async function assignEndpointAction(input: unknown): Promise<ActionResult<{ moved: number }>> {
  return run(assignEndpoint, input);
}
