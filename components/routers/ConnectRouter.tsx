import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/CopyButton';
import { MonoId } from '@/components/ui/MonoId';
import { ScrollRegion } from '@/components/ui/ScrollRegion';
import { firstRouter } from './first-router';
import styles from './routers.module.css';

/** How a router is connected: a token, the library, and the lines with the root key that it is to trust. */
export function ConnectRouter({
  environment,
  environmentName,
  origin,
  roots,
  create,
}: {
  readonly environment: string;
  readonly environmentName: string;
  /** Where this installation answers. */
  readonly origin: string;
  /** The public root keys; none where there are no signing keys yet. */
  readonly roots: readonly string[];
  /** The way to a token, for those who may make one. */
  readonly create: ReactNode;
}) {
  const lines = firstRouter(origin, environment, roots);
  return (
    <ol className={styles.steps}>
      <li>
        <p>
          A token for {environmentName}, in the router’s secrets as <code>FAIRLEAD_TOKEN</code>.
        </p>
        {create || <p>Ask an administrator for one.</p>}
      </li>
      <li>
        <p>
          The library <code>@fairlead/router</code>, whose README has every option, and these lines. It keeps
          the policy in memory and asks this console for nothing while it decides.
        </p>
        <div className={styles.snippet}>
          <ScrollRegion label="Lines of a first router" className={styles.snippetText}>
            <pre>
              <code>{lines}</code>
            </pre>
          </ScrollRegion>
          <span className={styles.snippetCopy}>
            <CopyButton value={lines} label="Copy the lines" />
          </span>
        </div>
      </li>
      {roots.length > 0 && (
        <li>
          <p>
            What it trusts is the public root key: with it, it believes nothing that this installation did not
            sign.
          </p>
          {roots.map((root) => (
            <MonoId key={root} value={root} label="Copy the public root key" wrap />
          ))}
        </li>
      )}
      <li>
        It appears here within seconds of its first poll. Anything that speaks HTTP may follow too: the API
        describes itself at <code>/api/v1/openapi.json</code>.
      </li>
    </ol>
  );
}
