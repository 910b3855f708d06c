/** What something will do, sentence by sentence: the preview in a question that asks for it. */
export function Effects({ effects }: { readonly effects: readonly string[] }) {
  return (
    <ul>
      {effects.map((effect) => (
        <li key={effect}>{effect}</li>
      ))}
    </ul>
  );
}
