import type { FunctionComponent } from 'preact';
import type { Block, RichElement } from '../block-kit/types.ts';
import { Control, Picture } from './control.tsx';
import { Field } from './field.tsx';
import { Text } from './mrkdwn.tsx';
import { RichPart } from './rich-text.tsx';
import { Table } from './table.tsx';

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
  input: Field,
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
