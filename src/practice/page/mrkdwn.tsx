import type { ComponentChildren } from 'preact';
import type { TextObject } from '../block-kit/types.ts';
import { withEmoji } from './emoji.ts';
import { useNames } from './people.ts';
import { writtenDate } from './time.ts';

type LookUp = ReturnType<typeof useNames>;

const INLINE = new RegExp(
  [
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    '(?<![\\w*])\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*(?![\\w*])',
    '(?<![\\w_])_(?=\\S)([^_\\n]+?)(?<=\\S)_(?![\\w_])',
    '(?<![\\w~])~(?=\\S)([^~\\n]+?)(?<=\\S)~(?![\\w~])',
  ].join('|'),
  'g',
);

/** Slack's three escapes undone. What comes out is only ever put on the page as text. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const leaf = (text: string) => withEmoji(unescaped(text));

/** A link that cannot run anything. */
export function SafeLink({ url, children }: { url: string; children: ComponentChildren }) {
  if (!/^(https?|mailto):/i.test(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function reference(inner: string, names: LookUp): ComponentChildren {
  const [target = '', label] = inner.split('|');
  if (target.startsWith('@')) return <span class="mention">@{names.person(target.slice(1))}</span>;
  if (target.startsWith('#')) {
    return <span class="mention">#{label || names.channel(target.slice(1))}</span>;
  }
  if (target.startsWith('!date^')) {
    const [, ts = '0', format = ''] = target.split('^');
    return <time>{writtenDate(ts, format)}</time>;
  }
  if (target.startsWith('!subteam^')) {
    return <span class="mention">@{label ?? 'user group'}</span>;
  }
  if (target.startsWith('!')) return <span class="mention">@{label ?? target.slice(1)}</span>;
  return <SafeLink url={unescaped(target)}>{leaf(label ?? target)}</SafeLink>;
}

function inline(text: string, names: LookUp): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(leaf(text.slice(from, match.index)));
    from = match.index + match[0].length;
    const [, code, angle, bold, italic, strike] = match;
    if (code) parts.push(<code>{unescaped(code)}</code>);
    else if (angle) parts.push(reference(angle, names));
    else if (bold) parts.push(<strong>{inline(bold, names)}</strong>);
    else if (italic) parts.push(<em>{inline(italic, names)}</em>);
    else parts.push(<s>{inline(strike ?? '', names)}</s>);
  }
  parts.push(leaf(text.slice(from)));
  return parts;
}

function lines(text: string, names: LookUp): ComponentChildren[] {
  return text.split('\n').map((line, index) => {
    const quoted = /^&gt; ?/.test(line);
    const content = inline(quoted ? line.replace(/^&gt; ?/, '') : line, names);
    if (quoted) return <blockquote key={index}>{content}</blockquote>;
    return index === 0 ? content : [<br key={index} />, content];
  });
}

/** Text with Slack's own marks: bold, italic, code, links, mentions, dates, quotes. */
export function Mrkdwn({ text }: { text: string }) {
  const names = useNames();
  return (
    <>
      {text
        .split('```')
        .map((part, index) =>
          index % 2 === 1 ? (
            <pre key={index}>{unescaped(part).replace(/^\n|\n$/g, '')}</pre>
          ) : (
            <span key={index}>{lines(part, names)}</span>
          ),
        )}
    </>
  );
}

/** A text object of a block. */
export function Text({ of }: { of: TextObject | string | undefined }) {
  if (of === undefined) return null;
  if (typeof of === 'string') return <>{of}</>;
  return of.type === 'mrkdwn' ? <Mrkdwn text={of.text} /> : withEmoji(of.text);
}
