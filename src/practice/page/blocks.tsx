import type { FunctionComponent } from 'preact';
import type { Block, Cell, Element, RichElement } from '../block-kit/types.ts';
import { BlockButton } from './button.tsx';
import { Choices, StaticSelect } from './choices.tsx';
import { ExternalSelect } from './external-select.tsx';
import { Text } from './mrkdwn.tsx';
import { Overflow } from './overflow.tsx';
import { RichPart } from './rich-text.tsx';
import { type ElementProps, useSurface } from './surface.ts';
import { DatePicker, TextInput } from './typed.tsx';

const ELEMENTS: Record<string, FunctionComponent<ElementProps>> = {
  button: BlockButton,
  static_select: StaticSelect,
  external_select: ExternalSelect,
  plain_text_input: TextInput,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: DatePicker,
  overflow: Overflow,
  image: ({ element }) => <Picture url={element.image_url} alt={element.alt_text} />,
};

/** A picture; without a network its description stands in for it. */
function Picture({ url, alt }: { url: string | undefined; alt: string | undefined }) {
  return <img class="picture" src={url} alt={alt ?? ''} loading="lazy" />;
}

/** One element; its label is what stands beside it. */
function Control(props: { block: Block; element: Element; label?: string | undefined }) {
  const { block, element } = props;
  const surface = useSurface();
  const Kind = ELEMENTS[element.type];
  if (!Kind) return null;
  const label = props.label ?? element.placeholder?.text;
  return <Kind {...{ block, element, label }} id={fieldId(surface.key, block, element)} />;
}

function fieldId(key: string, block: Block, element: Element): string {
  return `${key}-${block.block_id}-${element.action_id ?? ''}`.replace(/[^\w-]/g, '-');
}

/** The words of a section, without their marks, as the name of what stands beside them. */
function bare(text: string | undefined): string | undefined {
  return text?.replace(/[*_~`]|<[^>]*>/g, '').slice(0, 80);
}

function Section({ block }: { block: Block }) {
  return (
    <div class="block section">
      <div class="section-text">
        {block.text && (
          <p>
            <Text of={block.text} />
          </p>
        )}
        {block.fields && (
          <div class="fields">
            {block.fields.map((field, index) => (
              <p key={index}>
                <Text of={field} />
              </p>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div class="accessory">
          <Control block={block} element={block.accessory} label={bare(block.text?.text)} />
        </div>
      )}
    </div>
  );
}

function Actions({ block }: { block: Block }) {
  return (
    <div class="block actions">
      {block.elements?.map((element) => (
        <Control key={element.action_id} block={block} element={element} />
      ))}
    </div>
  );
}

function Context({ block }: { block: Block }) {
  return (
    <div class="block context">
      {block.elements?.map((element, index) =>
        element.type === 'image' ? (
          <Picture key={index} url={element.image_url} alt={element.alt_text} />
        ) : (
          <span key={index}>
            <Text of={element as Block['text']} />
          </span>
        ),
      )}
    </div>
  );
}

/** A field of a form, with its label, hint and fault. */
function Input({ block }: { block: Block }) {
  const surface = useSurface();
  const { element } = block;
  const Kind = element && ELEMENTS[element.type];
  if (!element || !Kind) return null;
  const id = fieldId(surface.key, block, element);
  const error = surface.error(block);
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const label = (
    <>
      <Text of={block.label} /> {block.optional && <span class="optional">(optional)</span>}
    </>
  );
  const isGroup = element.type === 'checkboxes' || element.type === 'radio_buttons';
  return (
    <div class={`block field ${error ? 'faulty' : ''}`}>
      {isGroup ? <span class="label">{label}</span> : <label for={id}>{label}</label>}
      <Kind
        block={block}
        element={element}
        id={id}
        label={isGroup ? block.label?.text : undefined}
        describedBy={described || undefined}
        invalid={error !== undefined}
        required={!block.optional}
      />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <span aria-hidden="true">⚠️</span> {error}
        </p>
      )}
      {block.hint && (
        <p class="hint" id={`${id}-hint`}>
          <Text of={block.hint} />
        </p>
      )}
    </div>
  );
}

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

function Table({ block }: { block: Block }) {
  const [head = [], ...rows] = block.rows ?? [];
  const align = (column: number) => block.column_settings?.[column]?.align ?? 'left';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to scroll by keyboard
    <section class="block table" aria-label="Table" tabIndex={0}>
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
    </section>
  );
}

function Image({ block }: { block: Block }) {
  return (
    <figure class="block">
      {block.title && (
        <figcaption>
          <Text of={block.title} />
        </figcaption>
      )}
      <Picture url={block.image_url} alt={block.alt_text} />
    </figure>
  );
}

const BLOCKS: Record<string, FunctionComponent<{ block: Block }>> = {
  section: Section,
  actions: Actions,
  context: Context,
  input: Input,
  table: Table,
  image: Image,
  divider: () => <hr class="block" />,
  header: ({ block }) => (
    <h2 class="block header">
      <Text of={block.text} />
    </h2>
  ),
  rich_text: ({ block }) => (
    <div class="block rich">
      {(block.elements as RichElement[] | undefined)?.map((part, index) => (
        <RichPart key={index} of={part} />
      ))}
    </div>
  ),
};

/** Blocks, one below the other. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block) => {
        const Kind = BLOCKS[block.type];
        return Kind ? <Kind key={block.block_id} block={block} /> : null;
      })}
    </>
  );
}
