/**
 * The ten outcome areas that a new workspace starts with (R50), in the order in which they are
 * offered. The code is the tag without its `#`. Sensitive ones say something about a person's
 * health or offending merely by being chosen (R95).
 */
export const OUTCOME_AREAS = [
  { code: 'tenancy', label: 'Managing tenancy and accommodation', sensitive: false },
  { code: 'self-care', label: 'Self-care living skills', sensitive: false },
  { code: 'physical', label: 'Physical health', sensitive: true },
  { code: 'motivation', label: 'Motivation/taking responsibility', sensitive: false },
  { code: 'time', label: 'Meaningful use of time', sensitive: false },
  { code: 'social', label: 'Social networks and relationships', sensitive: false },
  { code: 'mental', label: 'Mental wellbeing', sensitive: true },
  { code: 'money', label: 'Managing money and personal admin', sensitive: false },
  { code: 'substance', label: 'Substance abuse', sensitive: true },
  { code: 'offending', label: 'Offending', sensitive: true },
] as const;
