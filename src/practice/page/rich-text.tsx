import type { ComponentChildren } from 'preact';
import type { RichElement } from '../block-kit/types.ts';
import { emoji } from './emoji.ts';
import { SafeLink } from './mrkdwn.tsx';
import { useNames } from './people.ts';
import { writtenDate } from './time.ts';

function Styled({ of, children }: { of: RichElement; children: ComponentChildren }) {
  const style = typeof of.style === 'object' ? of.style : {};
  let content = <>{children}</>;
  if (style.code) content = <code>{content}</code>;
  if (style.strike) content = <s>{content}</s>;
  if (style.italic) content = <em>{content}</em>;
  if (style.bold) content = <strong>{content}</strong>;
  return content;
}

function Leaf({ of }: { of: RichElement }) {
  const names = useNames();
  switch (of.type) {
    case 'link':
      return <SafeLink url={of.url ?? ''}>{of.text ?? of.url}</SafeLink>;
    case 'user':
      return <span class="mention">@{names.person(of.user_id ?? '')}</span>;
    case 'channel':
      return <span class="mention">#{names.channel(of.channel_id ?? '')}</span>;
    case 'broadcast':
      return <span class="mention">@{of.range}</span>;
    case 'emoji':
      return <>{emoji(of.name ?? '')}</>;
    case 'date':
      return <time>{writtenDate(of.timestamp ?? 0, of.format ?? '')}</time>;
    default:
      return <span class="kept-lines">{of.text}</span>;
  }
}

/** One part of rich text, with all within it. */
export function RichPart({ of }: { of: RichElement }) {
  const inner = (of.elements ?? []).map((one, index) => <RichPart key={index} of={one} />);
  switch (of.type) {
    case 'rich_text_section':
      return <div>{inner}</div>;
    case 'rich_text_quote':
      return <blockquote>{inner}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{inner}</pre>;
    case 'rich_text_list': {
      const items = inner.map((one, index) => <li key={index}>{one}</li>);
      return of.style === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    default:
      return (
        <Styled of={of}>
          <Leaf of={of} />
        </Styled>
      );
  }
}
