'use client';

import { DragDropContext, Draggable, type DraggableProvided, Droppable } from '@hello-pangea/dnd';
import { useMantineStyleNonce } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import styles from './SortableList.module.css';

const HELP =
  'Press space to lift it. Move it with the arrow keys, press space to drop it, or escape to leave it where it was.';

/**
 * A list that is put in order by dragging a handle, with the mouse, a finger or the keyboard; each step is said aloud.
 * Give lines other means too (buttons): not everyone can drag.
 */
export function SortableList<Item>({
  label,
  items,
  idOf,
  nameOf,
  disabled = false,
  onMove,
  children,
}: {
  /** What stands in the list: "Offerings in order". */
  readonly label: string;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** What is said aloud of a line. */
  readonly nameOf: (item: Item) => string;
  readonly disabled?: boolean;
  readonly onMove: (from: number, to: number) => void;
  /** A line; `handle` is what it is dragged by. */
  readonly children: (item: Item, index: number, handle: ReactNode) => ReactNode;
}) {
  const list = useId();
  const nonce = useMantineStyleNonce()?.();
  const name = (index: number) => (items[index] ? nameOf(items[index]) : '');
  const place = (index: number) => `place ${index + 1} of ${items.length}`;
  return (
    <DragDropContext
      {...(nonce !== undefined && { nonce })}
      dragHandleUsageInstructions={HELP}
      onDragStart={({ source }, { announce }) =>
        announce(`${name(source.index)} is lifted. It is at ${place(source.index)}.`)
      }
      onDragUpdate={({ source, destination }, { announce }) =>
        announce(
          destination
            ? `${name(source.index)} would be at ${place(destination.index)}.`
            : `${name(source.index)} is outside the list.`,
        )
      }
      onDragEnd={({ source, destination, reason }, { announce }) => {
        if (reason === 'CANCEL' || !destination || destination.index === source.index) {
          announce(`${name(source.index)} stays at ${place(source.index)}.`);
          return;
        }
        announce(`${name(source.index)} is now at ${place(destination.index)}.`);
        onMove(source.index, destination.index);
      }}
    >
      <Droppable droppableId={list}>
        {(droppable) => (
          <ol
            ref={droppable.innerRef}
            {...droppable.droppableProps}
            className={styles.list}
            aria-label={label}
          >
            {items.map((item, index) => (
              <Draggable
                key={idOf(item)}
                draggableId={`${list} ${idOf(item)}`}
                index={index}
                isDragDisabled={disabled || items.length < 2}
              >
                {(draggable, { isDragging }) => (
                  <li
                    ref={draggable.innerRef}
                    {...draggable.draggableProps}
                    className={styles.line}
                    data-dragging={isDragging || undefined}
                  >
                    {children(item, index, <Handle draggable={draggable} name={nameOf(item)} />)}
                  </li>
                )}
              </Draggable>
            ))}
            {droppable.placeholder}
          </ol>
        )}
      </Droppable>
    </DragDropContext>
  );
}

function Handle({ draggable, name }: { readonly draggable: DraggableProvided; readonly name: string }) {
  if (!draggable.dragHandleProps) return <span className={styles.handle} data-idle />;
  return (
    // The library gives it the role of a button.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: as above
    <span {...draggable.dragHandleProps} className={styles.handle} aria-label={`Drag ${name}`}>
      <IconGripVertical size={16} aria-hidden />
    </span>
  );
}

/** The items with one of them moved. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const next = [...items];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
