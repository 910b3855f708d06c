/** The lines with which a router begins to follow an environment, trusting nothing that the root key does not vouch for. */
export function firstRouter(origin: string, environment: string, roots: readonly string[]): string {
  const trust = roots.length === 0 ? "'tls'" : `{ roots: [${roots.map((root) => `'${root}'`).join(', ')}] }`;
  return `import { createRouter } from '@fairlead/router';

const router = await createRouter({
  url: '${origin}',
  environment: '${environment}',
  token: process.env.FAIRLEAD_TOKEN,
  trust: ${trust},
});

const decision = router.evaluate({ taskClass: '…', inputTokens: 1200, maxOutputTokens: 300 });`;
}
