import type { Option } from '../block-kit/types.ts';
import type { State } from '../wire.ts';
import { Choices, StaticSelect } from './choices.tsx';
import { useListed } from './people.ts';
import type { ElementProps } from './surface.ts';

function asOption({ id, name }: { id: string; name: string }): Option {
  return { text: { type: 'plain_text', text: name }, value: id };
}

/** One of everybody in the workspace. */
export function UserSelect(props: ElementProps) {
  const { people } = useListed();
  const element = { ...props.element, options: people.map(asOption) };
  return <StaticSelect {...props} element={element} />;
}

/** Several of everybody in the workspace. */
export function UserChoices(props: ElementProps) {
  const { people } = useListed();
  const element = { ...props.element, options: people.map(asOption) };
  return (
    <div class="many">
      <Choices {...props} element={element} />
    </div>
  );
}

/** One of the channels that the person is in. */
export function ChannelSelect(props: ElementProps) {
  const { channels } = useListed();
  const options = channels.filter((one) => isOffered(one, props.element.type)).map(asOption);
  return <StaticSelect {...props} element={{ ...props.element, options }} />;
}

function isOffered({ isDirect, isPrivate }: State['channels'][number], type: string): boolean {
  return !isDirect && (type === 'conversations_select' || !isPrivate);
}
