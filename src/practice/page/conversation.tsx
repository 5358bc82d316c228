import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { SeenChannel, State } from '../wire.ts';
import { Composer } from './composer.tsx';
import { MessageRow } from './message.tsx';
import { markRead } from './read-marks.ts';
import type { Server } from './server.ts';
import { dayKey, dayName } from './time.ts';

interface Props {
  state: State;
  channel: SeenChannel;
  server: Server;
  onRead: () => void;
}

/** Replies stand under the message that they answer. */
function threaded(messages: SeenChannel['messages']): SeenChannel['messages'] {
  const roots = messages.filter(({ threadTs, ts }) => !threadTs || threadTs === ts);
  const known = new Set(roots.map(({ ts }) => ts));
  return messages
    .filter(({ ts, threadTs }) => known.has(ts) || !known.has(threadTs ?? ''))
    .flatMap((root) => [
      root,
      ...messages.filter(({ ts, threadTs }) => threadTs === root.ts && ts !== root.ts),
    ]);
}

function Start({ channel, state }: Pick<Props, 'channel' | 'state'>) {
  return (
    <p class="start">
      {channel.isDirect
        ? `This is your conversation with ${state.app.name}. Nobody else sees it.`
        : `This is the start of #${channel.name}.`}
    </p>
  );
}

function toFoot(list: HTMLElement | null): void {
  list?.scrollTo({ top: list.scrollHeight });
}

/** A conversation: its messages, newest at the foot, and where to type. */
export function Conversation({ state, channel, server, onRead }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // A message that grows where it stands must not slip out of sight.
  const atFoot = useRef(true);
  const messages = threaded(channel.messages);
  const newest = channel.messages.reduce((max, { ts }) => Math.max(max, Number(ts)), 0);

  useEffect(() => {
    markRead(state.me.id, channel);
    onRead();
    toFoot(list.current);
  }, [state.me.id, channel.id, newest, channel.messages.length]);
  useLayoutEffect(() => {
    if (atFoot.current) toFoot(list.current);
  });

  return (
    <>
      <div
        class="messages"
        ref={list}
        role="log"
        aria-label="Messages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list has to scroll by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atFoot.current = scrollHeight - scrollTop - clientHeight < 60;
        }}
        onLoadCapture={() => atFoot.current && toFoot(list.current)}
      >
        <Start channel={channel} state={state} />
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const isNewDay = !before || dayKey(before.ts) !== dayKey(message.ts);
          return (
            <div key={message.ts}>
              {isNewDay && !message.threadTs && (
                <p class="day">
                  <span>{dayName(message.ts, state.now)}</span>
                </p>
              )}
              <MessageRow message={message} server={server} />
            </div>
          );
        })}
      </div>
      <Composer key={channel.id} channel={channel} commands={state.commands} server={server} />
    </>
  );
}
