// What is used of pdfmake. Its published types bring in those of a browser for the whole project.
declare module 'pdfmake' {
  type Margin = readonly [left: number, top: number, right: number, bottom: number];

  export interface Style {
    readonly style?: string;
    readonly font?: string;
    readonly fontSize?: number;
    readonly bold?: boolean;
    readonly color?: string;
    readonly alignment?: 'left' | 'right' | 'center';
    readonly lineHeight?: number;
    readonly margin?: Margin;
  }

  export interface Layout {
    hLineWidth?(row: number, node: TableNode): number;
    vLineWidth?(): number;
    hLineColor?(row: number): string;
    paddingLeft?(column: number): number;
    paddingRight?(column: number, node: TableNode): number;
    paddingTop?(row: number): number;
    paddingBottom?(row: number): number;
  }

  interface TableNode {
    readonly table: {
      readonly body: readonly (readonly Content[])[];
      readonly widths: readonly (number | string)[];
      readonly headerRows?: number;
      readonly dontBreakRows?: boolean;
      readonly keepWithHeaderRows?: number;
      readonly heights?: number | ((row: number) => number | 'auto');
    };
    readonly layout?: Layout | string;
  }

  export interface Rect {
    readonly type: 'rect';
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
    readonly color?: string;
    readonly lineWidth?: number;
    readonly lineColor?: string;
  }

  export type Content = Style & {
    readonly id?: string;
    readonly colSpan?: number;
    readonly headlineLevel?: number;
    readonly outline?: boolean;
    readonly unbreakable?: boolean;
    readonly width?: number | string;
    readonly columnGap?: number;
  } & (
      | { readonly text: string }
      | { readonly canvas: readonly Rect[] }
      | { readonly columns: readonly Content[] }
      | { readonly stack: readonly Content[] }
      | TableNode
    );

  /** What is known of a part of the document when its page breaks are considered. */
  export interface NodeInfo {
    readonly headlineLevel?: number;
    readonly startPosition: { readonly verticalRatio: number };
  }

  export interface Definition {
    readonly pageSize: 'A4';
    readonly pageMargins: Margin;
    readonly version: '1.7';
    readonly language: string;
    readonly displayTitle: boolean;
    readonly info: Readonly<Record<string, string | Date>>;
    readonly defaultStyle: Style;
    readonly styles: Readonly<Record<string, Style>>;
    readonly content: readonly Content[];
    footer(page: number, pages: number): Content;
    pageBreakBefore?(node: NodeInfo): boolean;
  }

  interface PdfMake {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Buffer> };
  }

  const pdfmake: PdfMake;
  export default pdfmake;
}
