import type { App } from '@slack/bolt';
import { ACTIONS, COMMAND, VIEWS } from '../messages/ids.ts';
import { openAgainst, sentAgainst } from './against-forms.ts';
import { budgetSent, setBudget } from './budget.ts';
import { correctionWhy } from './correction-forms.ts';
import * as customer from './customer-clicks.ts';
import { caseClosed, customerAdded, handedOver, marksSent } from './customer-forms.ts';
import { directMessage } from './direct-message.ts';
import * as draft from './draft-clicks.ts';
import { homeOpened } from './home-opened.ts';
import { partBought } from './part-forms.ts';
import * as plan from './plan-clicks.ts';
import * as purchase from './purchase-clicks.ts';
import { categoryChosen, customerSearch, formChanged, submitted } from './purchase-form.ts';
import { answered, approvedIf, askedBack, declined } from './reason-forms.ts';
import { groupChanged, userChanged } from './slack-changes.ts';
import { spend } from './spend.ts';
import type { ListenerDeps } from './staff.ts';

/** All that Slack may send, and who answers it. */
export function bindListeners(app: App, deps: ListenerDeps): void {
  app.command(COMMAND, spend(deps));
  app.event('message', directMessage(deps));
  app.event('app_home_opened', homeOpened(deps));
  app.event('user_change', userChanged(deps));
  app.event('subteam_updated', groupChanged(deps));
  app.event('subteam_members_changed', groupChanged(deps));

  app.action(ACTIONS.chooseCategory, draft.choose(deps));
  app.action(ACTIONS.chooseArea, draft.choose(deps));
  app.action(ACTIONS.finish, draft.finish(deps));
  app.action(ACTIONS.discard, draft.discardDraft(deps));
  app.action(ACTIONS.askManager, draft.askManager(deps));
  app.action(ACTIONS.alreadyPaid, draft.alreadyPaid(deps));
  app.action(ACTIONS.logBoth, draft.bothWanted(deps));

  app.action(ACTIONS.edit, purchase.edit(deps));
  app.action(ACTIONS.undo, purchase.undoPurchase(deps));
  app.action(ACTIONS.sameAgain, purchase.again(deps));
  app.action(ACTIONS.refund, openAgainst(deps, 'refund'));
  app.action(ACTIONS.fee, openAgainst(deps, 'fee'));
  app.action(ACTIONS.missed, openAgainst(deps, 'missed'));
  app.action(ACTIONS.history, purchase.showHistory(deps));
  app.action(ACTIONS.purchaseMenu, purchase.purchaseMenu(deps));
  app.action(ACTIONS.moneyGone, purchase.moneyGone(deps));
  app.action(ACTIONS.notAPerson, purchase.notAPerson(deps));
  app.action(ACTIONS.openForm, purchase.openForm(deps));

  app.action(ACTIONS.approve, plan.approve(deps));
  app.action(ACTIONS.decline, plan.askReason(deps, 'decline'));
  app.action(ACTIONS.ask, plan.askReason(deps, 'ask'));
  app.action(ACTIONS.condition, plan.askReason(deps, 'condition'));
  app.action(ACTIONS.details, plan.showDetails(deps));
  app.action(ACTIONS.answer, plan.answer(deps));
  app.action(ACTIONS.boughtAll, plan.bought(deps));
  app.action(ACTIONS.boughtSome, plan.boughtPart(deps));
  app.action(ACTIONS.notNeeded, plan.noLongerNeeded(deps));
  app.action(ACTIONS.seeYear, plan.showYear(deps));
  app.action(ACTIONS.setBudget, setBudget(deps));

  app.action(ACTIONS.myCustomers, customer.myCustomers(deps));
  app.action(ACTIONS.addCustomer, customer.addCustomer(deps));
  app.action(ACTIONS.customerMenu, customer.customerMenu(deps));
  app.action(ACTIONS.caseloadScope, customer.caseloadTurned(deps, 'scope'));
  app.action(ACTIONS.caseloadPrevious, customer.caseloadTurned(deps, 'page'));
  app.action(ACTIONS.caseloadNext, customer.caseloadTurned(deps, 'page'));
  app.action(ACTIONS.caseloadFind, customer.caseloadTurned(deps, 'found'));
  app.action(ACTIONS.openAgain, customer.reopen(deps));
  app.action(ACTIONS.undoCustomer, customer.undoCustomer(deps));
  app.options(ACTIONS.caseloadFind, customer.caseloadSearch(deps));
  app.view(VIEWS.addCustomer, customerAdded(deps));
  app.view(VIEWS.marks, marksSent(deps));
  app.view(VIEWS.handOver, handedOver(deps));
  app.view(VIEWS.closeCase, caseClosed(deps));

  app.action(ACTIONS.formCategory, categoryChosen(deps));
  app.action(ACTIONS.addMore, formChanged(deps, 'more'));
  app.action(ACTIONS.addLine, formChanged(deps, 'add'));
  app.action(ACTIONS.removeLine, formChanged(deps, 'remove'));
  app.options(ACTIONS.customer, customerSearch(deps));
  app.view(VIEWS.purchase, submitted(deps));
  app.view(VIEWS.decline, declined(deps));
  app.view(VIEWS.ask, askedBack(deps));
  app.view(VIEWS.condition, approvedIf(deps));
  app.view(VIEWS.refund, sentAgainst(deps, 'refund'));
  app.view(VIEWS.fee, sentAgainst(deps, 'fee'));
  app.view(VIEWS.missed, sentAgainst(deps, 'missed'));
  app.view(VIEWS.correctionWhy, correctionWhy(deps));
  app.view(VIEWS.boughtSome, partBought(deps));
  app.view(VIEWS.answer, answered(deps));
  app.view(VIEWS.budget, budgetSent(deps));
}
