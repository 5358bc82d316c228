import { z } from 'zod';
import { submitCustomer } from '../flows/add-customer.ts';
import { submitClose } from '../flows/close-case.ts';
import { submitHandOver } from '../flows/hand-over.ts';
import { submitMarks } from '../flows/mark-customer.ts';
import { CUSTOMER } from '../messages/ids.ts';
import type { ListenerDeps } from './staff.ts';
import { onSubmit, type SentForm } from './submit.ts';

const metadata = z.object({ customer: z.number() });
const customerIn = (form: SentForm) => metadata.parse(JSON.parse(form.metadata)).customer;

/** `Add a customer` was sent. */
export function customerAdded(deps: ListenerDeps) {
  return onSubmit(deps, ({ act, values, key }) =>
    submitCustomer(act, {
      reference: values.text(CUSTOMER.reference),
      introducedOn: values.chosen(CUSTOMER.introducedOn),
      leadSlackId: values.chosen(CUSTOMER.lead),
      key,
    }),
  );
}

/** `Housed and benefits` was sent. */
export function marksSent(deps: ListenerDeps) {
  return onSubmit(deps, (form) => {
    const { act, values, key } = form;
    const mark = (is: string, since: string) => ({
      isSo: values.chosen(is) === 'yes',
      day: values.chosen(since),
    });
    const marks = {
      housed: mark(CUSTOMER.housed, CUSTOMER.housedOn),
      benefits: mark(CUSTOMER.benefits, CUSTOMER.benefitsOn),
    };
    return submitMarks(act, customerIn(form), marks, key);
  });
}

/** `Told, or objected` was sent. */
export function toldSent(deps: ListenerDeps) {
  return onSubmit(deps, (form) => {
    const { act, values, key } = form;
    const mark = (is: string, since: string) => ({
      isSo: values.chosen(is) === 'yes',
      day: values.chosen(since),
    });
    const marks = {
      told: mark(CUSTOMER.told, CUSTOMER.toldOn),
      objected: mark(CUSTOMER.objected, CUSTOMER.objectedOn),
    };
    return submitMarks(act, customerIn(form), marks, key);
  });
}

/** `Hand over` was sent. */
export function handedOver(deps: ListenerDeps) {
  return onSubmit(deps, (form) =>
    submitHandOver(form.act, customerIn(form), form.values.chosen(CUSTOMER.lead), form.key),
  );
}

/** `Close` was sent. */
export function caseClosed(deps: ListenerDeps) {
  return onSubmit(deps, (form) =>
    submitClose(form.act, customerIn(form), form.values.chosen(CUSTOMER.closedOn), form.key),
  );
}
