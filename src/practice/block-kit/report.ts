/** Untrusted JSON, looked at as an object. */
export type Loose = Record<string, unknown>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects faults in Slack's wording, each with the JSON pointer of its place. */
export class Report {
  readonly faults: string[] = [];

  /** Adds a fault. */
  fault(pointer: string, sentence: string): void {
    this.faults.push(`[ERROR] ${sentence} [json-pointer:${pointer}]`);
  }

  /** A string of a length; absent strings are a fault only where `required`. */
  text(pointer: string, value: unknown, most: number, required = false): void {
    if (value === undefined || value === null) {
      if (required) this.missing(pointer);
      return;
    }
    if (typeof value !== 'string') {
      this.fault(pointer, 'must be a string');
      return;
    }
    if (required && value.length === 0) this.fault(pointer, 'must be more than 0 characters');
    if (value.length > most) this.fault(pointer, `must be less than ${most + 1} characters`);
  }

  /** A text object; `plain` means that mrkdwn is refused. */
  textObject(pointer: string, value: unknown, most: number, rules: TextRules = {}): void {
    if (value === undefined || value === null) {
      if (rules.required) this.missing(pointer);
      return;
    }
    if (!isObject(value)) {
      this.fault(pointer, 'must provide an object');
      return;
    }
    const { type } = value;
    if (type !== 'plain_text' && (rules.plain || type !== 'mrkdwn')) {
      this.fault(`${pointer}/type`, `unsupported type: ${String(type)}`);
    }
    this.text(`${pointer}/text`, value.text, most, true);
  }

  /** A list with between `least` and `most` items; answers with its items, or none. */
  list(pointer: string, value: unknown, most: number, least = 1): unknown[] {
    if (!Array.isArray(value)) {
      if (value === undefined) this.missing(pointer);
      else this.fault(pointer, 'must provide an array');
      return [];
    }
    if (value.length > most) this.fault(pointer, `no more than ${most} items allowed`);
    if (value.length < least) this.fault(pointer, `no fewer than ${least} items allowed`);
    return value;
  }

  /** A field that has to be there and is not. */
  missing(pointer: string): void {
    const cut = pointer.lastIndexOf('/');
    this.fault(pointer.slice(0, cut), `missing required field: ${pointer.slice(cut + 1)}`);
  }
}

interface TextRules {
  plain?: boolean;
  required?: boolean;
}
