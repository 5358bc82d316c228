import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Block, Element, ElementState } from '../block-kit/types.ts';
import type { Entry, Outcome, Suggestions } from '../wire.ts';

/** What the elements of a message, view or Home need of the place they stand in. */
export interface SurfaceApi {
  /** Distinguishes the ids of fields of one place from those of another. */
  key: string;
  state(block: Block, element: Element): ElementState | undefined;
  /** What was entered here and not yet sent. */
  entry(block: Block, element: Element): Entry | undefined;
  enter(block: Block, element: Element, entry: Entry): void;
  /** Sends a click or choice to the app. */
  act(block: Block, element: Element, entry: Entry): Promise<Outcome>;
  /** Uploads a file; its id. */
  upload(file: File): Promise<string>;
  suggest(block: Block, element: Element, query: string): Promise<Suggestions>;
  /** The fault to show under a field. */
  error(block: Block): string | undefined;
}

export const Surface = createContext<SurfaceApi | null>(null);

/** The place that an element stands in. */
export function useSurface(): SurfaceApi {
  const surface = useContext(Surface);
  if (!surface) throw new Error('An element stands outside of any message, view or Home.');
  return surface;
}

/** What an element is handed. */
export interface ElementProps {
  block: Block;
  element: Element;
  /** The id of the control, for a label that stands elsewhere. */
  id: string;
  /** The name for those who cannot see what stands beside it. */
  label?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  required?: boolean | undefined;
}

/** What a control reports to those who cannot see. */
export function aria({ label, describedBy, invalid, required }: ElementProps) {
  return {
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    'aria-required': required || undefined,
  };
}

/** A choice is sent at once, unless it stands in a form's field that does not ask for that. */
export function useChoice({ block, element }: ElementProps) {
  const surface = useSurface();
  return (entry: Entry) => {
    surface.enter(block, element, entry);
    if (block.type !== 'input' || block.dispatch_action) {
      void surface.act(block, element, entry);
    }
  };
}
