/**
 * One of Slack's own refusals, such as `channel_not_found`. Thrown, so that a method reads as
 * its straight path; the router turns it into `{ok: false, error}`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
