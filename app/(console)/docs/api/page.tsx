import type { Metadata } from 'next';
import styles from '@/components/docs/prose.module.css';
import { Link } from '@/components/ui/Link';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireSignedIn } from '@/lib/auth/server/session';
import { REFERENCE_GROUPS, referenceOf } from '@/lib/openapi/reference';

export const metadata: Metadata = { title: 'API reference' };

export default async function ApiPage() {
  await requireSignedIn();
  return (
    <div className={styles.prose}>
      <PageHeader
        title="API reference"
        description="Made from the same schemas that answers are checked with."
      />
      <p>
        For tools: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. The examples expect the console’s address
        in <code>FAIRLEAD</code> and a token in <code>FAIRLEAD_TOKEN</code>: yours are made under{' '}
        <Link href="/settings/tokens">Settings, My tokens</Link>, those of routers under{' '}
        <Link href="/routers/tokens">Routers, Tokens</Link>.
      </p>
      {REFERENCE_GROUPS.map(({ key, title }) => (
        <section key={key}>
          <h2>
            <Link href={`/docs/api/${key}`}>{title}</Link>
          </h2>
          <ul>
            {referenceOf(key).map(({ operation: { id, method, path, summary } }) => (
              <li key={id}>
                <Link href={`/docs/api/${key}#${id}`}>{summary}</Link>{' '}
                <code>
                  {method.toUpperCase()} {path}
                </code>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
