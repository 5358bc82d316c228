import type { SeenFile } from '../wire.ts';

const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/csv': 'CSV',
};

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function Chip({ file: { name, mimetype = '', size = 0, url } }: { file: SeenFile }) {
  if (url === undefined) return <span class="file gone">{name}</span>;
  if (mimetype.startsWith('image/')) {
    return (
      <a class="file-picture" href={url} target="_blank" rel="noopener">
        <img class="picture" src={url} alt={name} />
      </a>
    );
  }
  return (
    <a class="file" href={url} target="_blank" rel="noopener">
      <span class="file-kind" aria-hidden="true">
        {KINDS[mimetype] ?? 'File'}
      </span>
      <span class="file-name">{name}</span>
      <small>{sizeOf(size)}</small>
    </a>
  );
}

/** Files that were posted with a message; each opens in a window of its own. */
export function Files({ files }: { files: readonly SeenFile[] }) {
  if (files.length === 0) return null;
  return (
    <div class="block files">
      {files.map((file) => (
        <Chip key={file.id} file={file} />
      ))}
    </div>
  );
}
