import { formatDate } from './format-date';
import styles from './values.module.css';

/** Where a value comes from and of which day it is. A source that is an address is a link. */
export function SourceSign({ source, asOf }: { readonly source: string; readonly asOf: string }) {
  const address = /^https:\/\/([^/]+)/.exec(source);
  return (
    <span className={styles.source}>
      {address ? (
        <a href={source} rel="noreferrer" target="_blank" title={source}>
          {address[1]}
          <span className="visually-hidden"> (opens in a new tab)</span>
        </a>
      ) : (
        source
      )}
      <span> · {formatDate(asOf)}</span>
    </span>
  );
}
