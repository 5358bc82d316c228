import type { Room } from './exhibit.ts';
import { ANSWERS, KEPT } from './rooms/answers.ts';
import { ASKING } from './rooms/asking.ts';
import { AUDIT_ROOM } from './rooms/audit.ts';
import { CONTROLS_ROOM } from './rooms/controls.ts';
import { CORRECTIONS } from './rooms/corrections.ts';
import { CUSTOMER_CHANGES } from './rooms/customer-changes.ts';
import { CUSTOMERS } from './rooms/customers.ts';
import { DUTY } from './rooms/duty.ts';
import { FIELD_FAULT_ROOM } from './rooms/field-faults.ts';
import { FORMS } from './rooms/forms.ts';
import { GUIDELINES_ROOM } from './rooms/guidelines.ts';
import { HOMES } from './rooms/home.ts';
import { MEETING_ROOM } from './rooms/meeting.ts';
import { NOTICES } from './rooms/notices.ts';
import { PARTS } from './rooms/parts.ts';
import { PLANNING } from './rooms/planning.ts';
import { REFUSALS } from './rooms/refusals.ts';
import { REPORTS } from './rooms/reports.ts';
import { DECISIONS, SIGN_OFF } from './rooms/sign-off.ts';
import { TEAM_ROOM } from './rooms/team.ts';

/**
 * Every message and view that the app can produce. A test compares it with what `src/messages`
 * exports, and renders each exhibit from generated states.
 */
export const ROOMS: readonly Room[] = [
  { name: 'Answers', exhibits: ANSWERS },
  { name: 'Control check', exhibits: CONTROLS_ROOM },
  { name: 'To finish', exhibits: KEPT },
  { name: 'Purchase form', exhibits: FORMS },
  { name: 'Asking', exhibits: ASKING },
  { name: 'Sign-off', exhibits: SIGN_OFF },
  { name: 'Decisions', exhibits: DECISIONS },
  { name: 'Customers', exhibits: [...CUSTOMERS, ...CUSTOMER_CHANGES] },
  { name: 'Planning and budget', exhibits: PLANNING },
  { name: 'Reports', exhibits: REPORTS },
  { name: 'Bought on an approval', exhibits: PARTS },
  { name: 'Corrections', exhibits: CORRECTIONS },
  { name: 'Home', exhibits: HOMES },
  { name: 'The team', exhibits: [...TEAM_ROOM, ...DUTY] },
  { name: 'Guidelines', exhibits: GUIDELINES_ROOM },
  { name: 'The meeting', exhibits: MEETING_ROOM },
  { name: 'Peer audit', exhibits: AUDIT_ROOM },
  { name: 'Notices and digest', exhibits: NOTICES },
  { name: 'Refusals', exhibits: REFUSALS },
  { name: 'Under a field', exhibits: FIELD_FAULT_ROOM },
];
