import { Mrkdwn } from './mrkdwn.tsx';

/** A few sentences that tell a newcomer what to try. */
export function Tour({
  sentences,
  onClose,
}: {
  sentences: readonly string[];
  onClose: () => void;
}) {
  return (
    <aside class="tour" aria-label="What to try">
      <ol>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Mrkdwn text={sentence} />
          </li>
        ))}
      </ol>
      <button type="button" class="plain-button" aria-label="Close the tour" onClick={onClose}>
        <span aria-hidden="true">✕</span>
      </button>
    </aside>
  );
}
