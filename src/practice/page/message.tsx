import type { SeenChannel } from '../wire.ts';
import { Blocks } from './blocks.tsx';
import { Files } from './files.tsx';
import { Mrkdwn, unescaped } from './mrkdwn.tsx';
import type { Server } from './server.ts';
import { Surface } from './surface.ts';
import { timeOf } from './time.ts';
import { useEntries } from './use-surface.ts';

type Message = SeenChannel['messages'][number];

const HUES = 8;

/** Two letters for a picture: `coordinator-3` is C3. */
function initials(name: string): string {
  const parts = name.split('-');
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '';
  return `${name[0] ?? ''}${last}`.toUpperCase();
}

function hue(name: string): number {
  return [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
}

/** A person's or the app's picture. */
export function Avatar({ name, isApp }: { name: string; isApp: boolean }) {
  if (isApp) return <img class="avatar" src="/icon.svg" alt="" />;
  return (
    <span class={`avatar hue-${hue(name)}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** One message, with whatever can be pressed in it. */
export function MessageRow({ message, server }: { message: Message; server: Server }) {
  const { channel, ts, blocks, values = {}, from, fromApp, ephemeral } = message;
  const source = { kind: 'message', channel, ts } as const;
  const surface = useEntries({ key: `m${ts}`, source, blocks, values, server });
  return (
    <article class={`message ${ephemeral ? 'ephemeral' : ''} ${message.threadTs ? 'reply' : ''}`}>
      {ephemeral && (
        <p class="only-you">
          <span aria-hidden="true">👁</span> Only visible to you
        </p>
      )}
      <Avatar name={from} isApp={fromApp} />
      <div class="message-body">
        <p class="byline">
          <strong>{from}</strong> {fromApp && <span class="badge-app">App</span>}{' '}
          <time>{timeOf(ts)}</time>
        </p>
        {blocks.length > 0 ? (
          <Surface.Provider value={surface}>
            <Blocks blocks={blocks} />
          </Surface.Provider>
        ) : (
          <div class="block text">
            {fromApp ? <Mrkdwn text={message.text} /> : unescaped(message.text)}
            {message.edited && <small class="edited"> (edited)</small>}
          </div>
        )}
        <Files files={message.files} />
      </div>
    </article>
  );
}
