/**
 * Keeps a selection from jumping to the end of a page when the pointer passes between its lines, where no text is: a filler that
 * cannot be selected follows the end that moves, as in the viewer of pdf.js (web/text_layer_builder.js).
 *
 * @param layer whose children are runs of text in their order
 * @returns what takes it away again
 */
export function steadySelection(layer: HTMLElement): () => void {
  const filler = document.createElement('div');
  filler.dataset.filler = '';
  let before: Range | null = null;
  const rest = () => {
    before = null;
    delete layer.dataset.selecting;
    layer.append(filler);
  };
  const begin = () => {
    layer.dataset.selecting = '';
  };
  const follow = () => {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || !('selecting' in layer.dataset)) return;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(layer)) return;
    const movesStart =
      before !== null &&
      (range.compareBoundaryPoints(Range.END_TO_END, before) === 0 ||
        range.compareBoundaryPoints(Range.START_TO_END, before) === 0);
    const end = movesStart ? range.startContainer : range.endContainer;
    let run: Node | null = end instanceof Text ? end.parentNode : end;
    if (!movesStart && range.endOffset === 0) run = run?.previousSibling ?? run;
    if (run?.parentNode === layer && run !== filler)
      layer.insertBefore(filler, movesStart ? run : run.nextSibling);
    before = range.cloneRange();
  };
  layer.append(filler);
  layer.addEventListener('pointerdown', begin);
  document.addEventListener('pointerup', rest);
  document.addEventListener('selectionchange', follow);
  return () => {
    layer.removeEventListener('pointerdown', begin);
    document.removeEventListener('pointerup', rest);
    document.removeEventListener('selectionchange', follow);
  };
}
