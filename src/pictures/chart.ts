/** One bar, and the mark of what is usual beside it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** From and to, where a range is usual; the bar is read against it. */
  readonly usual?: { readonly from: number; readonly to: number } | undefined;
}

/** What a picture shows, in words and figures; how it looks is the drawing's affair. */
export interface Chart {
  /** One line above the bars. */
  readonly title: string;
  readonly bars: readonly Bar[];
  /** What the figures are, and so how they are written: pounds are whole pence in the bars. */
  readonly figures: 'count' | 'pounds';
  /** One line under them, such as what the grey band means. */
  readonly note?: string | undefined;
}
