import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Slack's tokens, secrets in addresses, and one-time addresses, wherever they stand in a text. */
const SECRETS =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|(?:https?|wss?):\/\/\S*(?:response|hooks|ticket=|token=)\S*/g;

/** Log fields that hold secrets or what people typed. */
const REDACTED = ['token', 'text', 'body', 'payload', 'command', 'view', 'values', 'authorization'];

/** A text with every secret in it blotted out. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, '[secret]');
}

/** The app's logger. Writes JSON lines; tokens and typed text never reach them. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    serializers: { err: safeError },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An error without what may quote a person: name, code, scrubbed message, and where it happened. */
export function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: 'NotAnError' };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    message: withoutSecrets(error.message.split('\n').at(-1) ?? ''),
    stack: frames?.slice(0, 8).join('\n'),
  };
}

/** The logger in the shape that Bolt wants. Only texts pass: objects may hold payloads. */
export function boltLogger(logger: Logger): BoltLogger {
  const child = logger.child({ from: 'slack' });
  const say =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      child[level](withoutSecrets(parts.map(textOf).filter(Boolean).join(' ')));
  return {
    debug: () => undefined, // quotes whole payloads
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function textOf(part: unknown): string {
  if (part instanceof Error) return `${part.name}: ${part.message}`;
  return typeof part === 'string' ? part : '';
}
