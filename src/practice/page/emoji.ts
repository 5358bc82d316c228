const EMOJI: Record<string, string> = {
  '+1': '👍',
  bell: '🔔',
  bulb: '💡',
  calendar: '📅',
  credit_card: '💳',
  eyes: '👀',
  heavy_check_mark: '✔️',
  hourglass_flowing_sand: '⏳',
  house: '🏠',
  information_source: 'ℹ️',
  large_green_circle: '🟢',
  large_orange_circle: '🟠',
  lock: '🔒',
  mag: '🔍',
  memo: '📝',
  no_entry: '⛔',
  pencil2: '✏️',
  receipt: '🧾',
  tada: '🎉',
  thumbsup: '👍',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  x: '❌',
};

const known = (name: string): string | undefined =>
  Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;

/** Puts the picture for each known `:name:`; unknown names stay as they are. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, (all, name: string) => known(name) ?? all);
}

/** The picture with this name, or the name. */
export const emoji = (name: string): string => known(name) ?? `:${name}:`;
