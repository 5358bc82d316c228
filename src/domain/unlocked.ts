/** R46: what a private assessment or legal help unlocked, asked some weeks later. */
export const UNLOCKED = ['assessment', 'service', 'nothing_yet', 'too_early'] as const;
export type Unlocked = (typeof UNLOCKED)[number];

/** Weeks after which it is asked again when it was too early. */
export const AGAIN_IN_WEEKS = 4;
