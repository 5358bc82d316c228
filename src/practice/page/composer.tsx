import { useEffect, useRef, useState } from 'preact/hooks';
import type { PracticeCommand, SeenChannel } from '../wire.ts';
import type { Server } from './server.ts';

interface Props {
  channel: SeenChannel;
  commands: readonly PracticeCommand[];
  server: Server;
}

/** Commands that what was typed so far could become. */
function offered(text: string, commands: readonly PracticeCommand[]): readonly PracticeCommand[] {
  if (!text.startsWith('/') || text.includes(' ') || text.includes('\n')) return [];
  return commands.filter(({ command }) => command.startsWith(text));
}

function Hints({ text, commands }: { text: string; commands: readonly PracticeCommand[] }) {
  const known = commands.find(({ command }) => text.startsWith(`${command} `));
  if (!known) return null;
  return (
    <div class="hints" id="composer-hints">
      <strong>{known.command}</strong> {known.description}
      {known.hints.map((hint) => (
        <code key={hint}>
          {known.command} {hint}
        </code>
      ))}
    </div>
  );
}

/** What can be typed next, as a list under the composer's own keys. */
function Offers(props: {
  offers: readonly PracticeCommand[];
  active: number;
  onPick: (command: PracticeCommand) => void;
}) {
  const { offers, active, onPick } = props;
  return (
    <div
      class="listbox commands"
      id="composer-commands"
      role="listbox"
      aria-label="Commands"
      hidden={offers.length === 0}
    >
      {offers.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the composer holds the focus and the keys
        <div
          key={one.command}
          id={`composer-command-${index}`}
          role="option"
          tabIndex={-1}
          class="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(one)}
        >
          <strong>{one.command}</strong> <span class="usage">{one.hints[0]}</span>
          <small>{one.description}</small>
        </div>
      ))}
    </div>
  );
}

/** Where one types: messages, and commands with what they take. */
export function Composer({ channel, commands, server }: Props) {
  const [text, setText] = useState('');
  const [dismissed, setDismissed] = useState(false);
  const [active, setActive] = useState(0);
  const [status, setStatus] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const offers = dismissed ? [] : offered(text, commands);
  const hinted = commands.some(({ command }) => text.startsWith(`${command} `));
  const name = channel.isDirect ? channel.name : `#${channel.name}`;

  useEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  const pick = ({ command }: PracticeCommand) => {
    setText(`${command} `);
    field.current?.focus();
  };
  const send = async () => {
    const line = text.trim();
    if (!line) return;
    setText('');
    const isCommand = line.startsWith('/');
    if (isCommand) setStatus(`${line.split(' ')[0]} is on its way …`);
    try {
      await (isCommand ? server.command(channel.id, line) : server.say(channel.id, line));
      setStatus('');
    } catch {
      setText(line);
      setStatus('Not sent. Try again?');
    }
  };
  const keyed = (event: KeyboardEvent) => {
    const offer = offers[active];
    const { key } = event;
    if (offer && key === 'ArrowDown') setActive((active + 1) % offers.length);
    else if (offer && key === 'ArrowUp') setActive((active + offers.length - 1) % offers.length);
    else if (offer && key === 'Escape') setDismissed(true);
    else if (offer && (key === 'Tab' || (key === 'Enter' && offer.command !== text))) pick(offer);
    else if (key === 'Enter' && !event.shiftKey && !event.isComposing) void send();
    else return;
    event.preventDefault();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Offers offers={offers} active={active} onPick={pick} />
      <Hints text={text} commands={commands} />
      <div class="composer-box">
        <textarea
          ref={field}
          data-composer
          rows={1}
          aria-label={`Message ${name}`}
          aria-controls="composer-commands"
          aria-autocomplete="list"
          aria-activedescendant={offers.length > 0 ? `composer-command-${active}` : undefined}
          aria-describedby={hinted ? 'composer-hints' : undefined}
          placeholder={`Message ${name}, or type /`}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setDismissed(false);
            setActive(0);
          }}
          onKeyDown={keyed}
        />
        <button type="submit" class="send" aria-label="Send" disabled={text.trim() === ''}>
          <span aria-hidden="true">➤</span>
        </button>
      </div>
      <p class="status" role="status">
        {status}
      </p>
    </form>
  );
}
