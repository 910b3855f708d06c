import { cookies } from 'next/headers';
import { chooseEnvironment, ENVIRONMENT_COOKIE } from '@/components/shell/preferences';
import type { SearchGroup } from '@/components/shell/search-result';
import { modelHref, offeringHref, vendorHref } from '@/components/ui/links/catalogue';
import { contractHref } from '@/components/ui/links/contracts';
import { taskClassHref } from '@/components/ui/links/routing';
import type { Caller } from '@/lib/auth/server/command';
import type { CatalogueHit } from '@/lib/catalog/details';
import { searchCatalogue } from '@/lib/catalog/server/search';
import { searchContracts } from '@/lib/contracts/server/search-contracts';
import { searchDocs } from '@/lib/docs/server/search-docs';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { listEnvironments, listRouting } from '@/lib/routing/server/queries';
import { answerPage } from '../answer-page';

const SHOWN = 6;
const DOCS_SHOWN = 3;
const KINDS = [
  { kind: 'model', group: 'Models', href: modelHref },
  { kind: 'offering', group: 'Offerings', href: offeringHref },
  { kind: 'vendor', group: 'Vendors', href: vendorHref },
] as const;

/** What ⌘K finds on the server: the catalogue, contracts, task classes and the documentation. */
export function GET(request: Request): Promise<Response> {
  const text = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200);
  const found = async (caller: Caller) => ({ data: await groupsFound(caller, text) });
  return answerPage(request, 'catalog.read', found, RATE_LIMITS.search);
}

async function groupsFound(caller: Caller, text: string): Promise<SearchGroup[]> {
  const [hits, taskClasses, contracts, docs] = await Promise.all([
    searchCatalogue(text, 60),
    taskClassesNamed(text),
    contractsNamed(caller, text),
    docsNamed(text),
  ]);
  const groups = [taskClasses, contracts, ...KINDS.map((kind) => groupOf(kind, hits)), docs];
  return groups.filter(({ results }) => results.length > 0);
}

function groupOf({ kind, group, href }: (typeof KINDS)[number], hits: readonly CatalogueHit[]): SearchGroup {
  const results = hits
    .filter((hit) => hit.kind === kind)
    .slice(0, SHOWN)
    .map(({ key, label, detail }) => ({ label, detail, href: href(key) }));
  return { group, results };
}

async function contractsNamed(caller: Caller, text: string): Promise<SearchGroup> {
  const found = await searchContracts(caller, text, SHOWN);
  const results = found.map(({ number, title }) => ({
    label: number,
    detail: title,
    href: contractHref(number),
  }));
  return { group: 'Contracts', results };
}

async function docsNamed(text: string): Promise<SearchGroup> {
  const found = await searchDocs(text, DOCS_SHOWN);
  const results = found.map(({ title, doc, href }) => ({
    label: title,
    detail: title === doc ? null : doc,
    href,
  }));
  return { group: 'Documentation', results };
}

async function taskClassesNamed(text: string): Promise<SearchGroup> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const [environments, jar] = await Promise.all([listEnvironments(), cookies()]);
  const environment = chooseEnvironment(environments, jar.get(ENVIRONMENT_COOKIE)?.value);
  if (!environment || words.length === 0) return { group: 'Task classes', results: [] };
  const results = (await listRouting(environment.key))
    .filter(({ key, name }) => words.every((word) => `${name} ${key}`.toLowerCase().includes(word)))
    .slice(0, SHOWN)
    .map(({ key, name }) => ({ label: name, detail: key, href: taskClassHref(key, environment.key) }));
  return { group: 'Task classes', results };
}
