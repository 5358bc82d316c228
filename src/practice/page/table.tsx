import type { Block, Cell } from '../block-kit/types.ts';
import { RichPart } from './rich-text.tsx';

function CellContent({ of }: { of: Cell }) {
  if (of.type === 'raw_text') return <>{of.text}</>;
  return (
    <>
      {of.elements?.map((element, index) => (
        <RichPart key={index} of={element} />
      ))}
    </>
  );
}

/** A table; its first row names the columns. */
export function Table({ block }: { block: Block }) {
  const [head = [], ...rows] = block.rows ?? [];
  const align = (column: number) => block.column_settings?.[column]?.align ?? 'left';
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: a wide table has to scroll by keyboard
    // biome-ignore-start lint/a11y/useSemanticElements: no set of fields
    <div class="block table" role="group" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col" class={align(index)}>
                <CellContent of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} class={align(column)}>
                  <CellContent of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: as above
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above
  );
}
