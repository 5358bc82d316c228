import type { ModalView } from '@slack/types';
import { mayAll } from '../domain/access.ts';
import { looksAfter } from '../domain/caseload.ts';
import { caseById, caseByReference, readCaseload } from '../ledger/caseload.ts';
import { CASELOAD_PAGE, type CaseloadPlace, caseloadView } from '../messages/caseload.ts';
import { type Act, today } from './act.ts';
import { type Answer, showView } from './answer.ts';

/** `/spend customers`: one's own caseload; for a manager without one, all customers. */
export async function openCaseload(act: Act): Promise<Answer> {
  const { staff, read } = act;
  const own = await readCaseload(read, { leadId: staff.id, skip: 0, most: 1 });
  const scope = own.total === 0 && mayAll(staff, 'customers') ? 'all' : 'mine';
  return showView(await seeCaseload(act, { scope, page: 0 }));
}

/** The view of a caseload, as the ledger stands; only a manager sees all. */
export async function seeCaseload(
  act: Act,
  wanted: CaseloadPlace,
  notice?: string,
): Promise<ModalView> {
  const { staff, read } = act;
  const isManager = mayAll(staff, 'customers');
  const scope = isManager ? wanted.scope : 'mine';
  const leadId = scope === 'mine' ? staff.id : undefined;
  const at = (page: number) =>
    readCaseload(read, { leadId, skip: page * CASELOAD_PAGE, most: CASELOAD_PAGE });
  const found = wanted.found === undefined ? undefined : await caseById(read, wanted.found);
  let list = await at(wanted.page);
  const pages = Math.max(1, Math.ceil(list.total / CASELOAD_PAGE));
  const page = Math.min(wanted.page, pages - 1);
  if (page !== wanted.page) list = await at(page);
  return caseloadView({
    place: { scope, page, found: found?.id },
    pages,
    ...list,
    found: found && { customer: found, yours: looksAfter(staff, found) },
    notice,
    isManager,
    today: today(act),
  });
}

/** The ledger's id of a customer whose reference was chosen. */
export async function placeOf(act: Act, reference: string): Promise<number | undefined> {
  return (await caseByReference(act.read, reference))?.id;
}
