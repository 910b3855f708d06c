/** Where a person saw what is stated: a link where it is an address. */
export function Evidence({ text }: { readonly text: string }) {
  if (!/^https?:\/\/\S+$/.test(text)) return <span>{text}</span>;
  return (
    <a href={text} rel="noreferrer" target="_blank" title={text}>
      evidence<span className="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
