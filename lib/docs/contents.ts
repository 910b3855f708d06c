/** The documentation, in the order in which it is read. A page is named by its file below `docs`, without ".md". */
export const CONTENTS = [
  { title: 'Start', docs: ['index', 'first-hour/architect', 'first-hour/procurement', 'first-hour/router'] },
  { title: 'Concepts', docs: ['concepts', 'glossary', 'security'] },
  { title: 'Catalogue', docs: ['catalogue', 'catalogue-api'] },
  {
    title: 'Policy',
    docs: ['workbench', 'ranked-selection', 'policy-as-a-file', 'routers', 'policy-specification'],
  },
  { title: 'Contracts and data', docs: ['contracts', 'notifications'] },
  { title: 'For programs', docs: ['read-api', 'verifying', 'router-library'] },
  {
    title: 'Administration',
    docs: [
      'administration/people',
      'administration/sign-in',
      'administration/environments',
      'administration/audit',
    ],
  },
  {
    title: 'Operations',
    docs: [
      'operations/install',
      'operations/upgrade',
      'operations/backup',
      'operations/secrets',
      'operations/proxies',
      'operations/scaling',
      'operations/observing',
      'operations/hardening',
    ],
  },
  { title: 'How it is built', docs: ['architecture', 'benchmarks'] },
] as const;

/** What is not a file of `docs`: its page in the console, and its file from the root of the project. */
const ELSEWHERE: Readonly<Record<string, string>> = { 'router-library': 'sdk/README.md' };

/** Every page, in order. */
export const DOCS: readonly string[] = CONTENTS.flatMap(({ docs }) => [...docs]);

/** The file of a page, from the root of the project; null when there is no such page. Decisions are pages, too. */
export function docFile(doc: string): string | null {
  if (!DOCS.includes(doc) && !/^adr\/\d{4}-[a-z0-9-]+$/.test(doc)) return null;
  return ELSEWHERE[doc] ?? `docs/${doc}.md`;
}

/** The page of a file, or null when it is none of the documentation. */
export function docOfFile(file: string): string | null {
  const elsewhere = Object.entries(ELSEWHERE).find(([, path]) => path === file);
  if (elsewhere) return elsewhere[0];
  const doc = /^docs\/(.+)\.md$/.exec(file)?.[1];
  return doc !== undefined && docFile(doc) ? doc : null;
}

/** The address of a page in the console. */
export function docHref(doc: string): string {
  return doc === 'index' ? '/docs' : `/docs/${doc}`;
}
