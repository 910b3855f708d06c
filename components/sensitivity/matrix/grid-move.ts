interface At {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads in a grid, as the ARIA practices have it; null = the key is not for moving. */
export function gridMove(
  key: string,
  ctrl: boolean,
  { row, column }: At,
  rows: number,
  columns: number,
  page: number,
): At | null {
  const within = (to: At): At => ({
    row: Math.min(Math.max(to.row, 0), rows - 1),
    column: Math.min(Math.max(to.column, 0), columns - 1),
  });
  switch (key) {
    case 'ArrowUp':
    case 'k':
      return within({ row: row - 1, column });
    case 'ArrowDown':
    case 'j':
      return within({ row: row + 1, column });
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'PageUp':
      return within({ row: row - page, column });
    case 'PageDown':
      return within({ row: row + page, column });
    case 'Home':
      return within({ row: ctrl ? 0 : row, column: 0 });
    case 'End':
      return within({ row: ctrl ? rows - 1 : row, column: columns - 1 });
    default:
      return null;
  }
}
