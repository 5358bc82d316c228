import type { FunctionComponent } from 'preact';
import type { Block, Element } from '../block-kit/types.ts';
import { BlockButton } from './button.tsx';
import { Choices, StaticSelect } from './choices.tsx';
import { ChannelSelect, UserChoices, UserSelect } from './directory-lists.tsx';
import { ExternalSelect } from './external-select.tsx';
import { FileInput } from './file-input.tsx';
import { Overflow } from './overflow.tsx';
import { type ElementProps, useSurface } from './surface.ts';
import { DatePicker, TextInput, TimePicker } from './typed.tsx';

/** What draws each kind of element. */
export const ELEMENTS: Record<string, FunctionComponent<ElementProps>> = {
  button: BlockButton,
  static_select: StaticSelect,
  external_select: ExternalSelect,
  plain_text_input: TextInput,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: DatePicker,
  timepicker: TimePicker,
  users_select: UserSelect,
  multi_users_select: UserChoices,
  conversations_select: ChannelSelect,
  channels_select: ChannelSelect,
  file_input: FileInput,
  overflow: Overflow,
  image: ({ element }) => <Picture url={element.image_url} alt={element.alt_text} />,
};

/** A picture; without a network its description stands in for it. */
export function Picture({ url, alt }: { url: string | undefined; alt: string | undefined }) {
  return <img class="picture" src={url} alt={alt ?? ''} loading="lazy" />;
}

/** One element; its label is what stands beside it. */
export function Control(props: { block: Block; element: Element; label?: string | undefined }) {
  const { block, element } = props;
  const surface = useSurface();
  const Kind = ELEMENTS[element.type];
  if (!Kind) return null;
  const label = props.label ?? element.placeholder?.text;
  return <Kind {...{ block, element, label }} id={fieldId(surface.key, block, element)} />;
}

/** The id of a control, the same at every drawing. */
export function fieldId(key: string, block: Block, element: Element): string {
  return `${key}-${block.block_id}-${element.action_id ?? ''}`.replace(/[^\w-]/g, '-');
}
