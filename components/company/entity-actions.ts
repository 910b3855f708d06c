import type { CompanyEntityDto, EnvironmentCompaniesDto } from '@/lib/contracts/company';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';

export type SaveEntity = (input: unknown) => Promise<ActionResult<CompanyEntityDto>>;
export type SaveEnvironment = (input: unknown) => Promise<ActionResult<EnvironmentCompaniesDto>>;
export type Preview = (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
