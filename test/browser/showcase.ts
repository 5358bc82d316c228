import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string, value = text) => ({ text: plain(text), value });
const cell = (text: string) => ({ type: 'raw_text' as const, text });
const button = (text: string, more: object = {}) => ({
  type: 'button' as const,
  text: plain(text),
  action_id: `press_${text.replaceAll(' ', '_').toLowerCase()}`,
  ...more,
});

const areas = ['Managing tenancy and accommodation', 'Self-care living skills', 'Physical health'];

/** A sign-off card, much as the app posts one. */
export const card: KnownBlock[] = [
  { type: 'header', text: plain('Sign-off: up to £624.00') },
  {
    type: 'section',
    text: mrkdwn(
      '<@U0PR000031> · from <@U0PR000001> · `S0142`\n*Why* Sleeping out, _refuses hostels_ &lt;b&gt;not bold&lt;/b&gt; &amp; more\n<https://example.org/a|Guideline> by <!date^1798884000^{date_short} at {time}|later>',
    ),
  },
  { type: 'section', fields: [mrkdwn('*What*\nTravelodge, 11 nights'), mrkdwn('*For*\nTenancy')] },
  {
    type: 'actions',
    elements: [
      button('Approve', { style: 'primary' }),
      button('Decline', {
        style: 'danger',
        confirm: {
          title: plain('Decline this?'),
          text: mrkdwn('The worker is told *at once*.'),
          confirm: plain('Decline it'),
          deny: plain('Not yet'),
        },
      }),
      button('Details'),
    ],
  },
  { type: 'context', elements: [mrkdwn('Only the buttons decide; replies don’t.')] },
];

/** A digest with a table, much as the app posts one. */
export const digest: KnownBlock[] = [
  { type: 'section', text: mrkdwn('*Week of 9 to 15 November*\n46 purchases · £888.07') },
  { type: 'divider' },
  {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right' }, { align: 'right' }],
    rows: [
      [cell('Four weeks'), cell('No.'), cell('£')],
      [cell('Managing tenancy and accommodation'), cell('17'), cell('1,347.00')],
      [cell('Motivation/taking responsibility'), cell('28'), cell('662.00')],
      [cell('Self-care living skills'), cell('33'), cell('643.10')],
    ],
  },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: 'All coded.', style: { bold: true } }],
      },
    ],
  },
  {
    type: 'section',
    text: mrkdwn('One more thing'),
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [option('Edit', 'edit'), option('Undo', 'undo')],
    },
  },
  {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: 'area',
        placeholder: plain('Which part of life is it most for?'),
        options: areas.map((area) => option(area)),
      },
      { type: 'datepicker', action_id: 'day', placeholder: plain('Day') },
    ],
  },
];

/** A form with every field that a form may have. */
export const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Log a purchase'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'customer',
      label: plain('Customer'),
      hint: plain('Type the reference'),
      element: { type: 'external_select' as const, action_id: 'pick', min_query_length: 0 },
    },
    {
      type: 'input' as const,
      block_id: 'amount',
      label: plain('Amount'),
      element: { type: 'plain_text_input' as const, action_id: 'typed' },
    },
    {
      type: 'input' as const,
      block_id: 'area',
      label: plain('Outcome area'),
      element: {
        type: 'static_select' as const,
        action_id: 'listed',
        options: areas.map((area) => option(area)),
      },
    },
    {
      type: 'input' as const,
      block_id: 'paid',
      label: plain('Paid by'),
      element: {
        type: 'radio_buttons' as const,
        action_id: 'one',
        options: [option('Card'), option('Cash')],
        initial_option: option('Card'),
      },
    },
    {
      type: 'input' as const,
      block_id: 'more',
      optional: true,
      label: plain('Also'),
      element: {
        type: 'checkboxes' as const,
        action_id: 'many',
        options: [option('Second hand'), option('New or unusual')],
      },
    },
    {
      type: 'input' as const,
      block_id: 'why',
      optional: true,
      label: plain('Why this one'),
      element: { type: 'plain_text_input' as const, action_id: 'typed', multiline: true },
    },
  ],
};

/** What the small app was asked to do. */
export const seen: string[] = [];

/** A small app that shows every element once. */
export function showcase(app: App): void {
  app.command('/spend', async ({ ack, command, client, respond }) => {
    if (command.text === '') {
      await client.views.open({ trigger_id: command.trigger_id, view: form });
      return ack();
    }
    await ack();
    await respond({
      text: 'Saved',
      blocks: [
        { type: 'section', text: mrkdwn(`:white_check_mark: *Saved:* ${command.text}`) },
        { type: 'actions', elements: [button('Edit'), button('Undo'), button('Same again')] },
      ],
    });
  });
  app.options('pick', async ({ ack, options }) => {
    const found = ['V017', 'V042', 'V043'].filter((one) => one.includes(options.value));
    await ack({ options: found.map((one) => option(one)) });
  });
  app.action(/.*/, async ({ ack, action, body, respond }) => {
    const entry = 'selected_option' in action ? `:${action.selected_option?.value}` : '';
    seen.push(`${'action_id' in action ? action.action_id : ''}${entry}`);
    if (seen.at(-1) === 'press_details') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await ack();
    if (seen.at(-1) !== 'press_approve' || body.type !== 'block_actions') return;
    await respond({
      replace_original: true,
      text: 'Approved',
      blocks: [{ type: 'section', text: mrkdwn(`✅ Approved by <@${body.user.id}>`) }],
    });
  });
  app.view('form', async ({ ack, view }) => {
    const amount = view.state.values.amount?.typed?.value ?? '';
    seen.push(`form:${view.state.values.customer?.pick?.selected_option?.value}:${amount}`);
    if (/^\d+$/.test(amount)) await ack();
    else await ack({ response_action: 'errors', errors: { amount: `“${amount}” is no amount.` } });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'actions', elements: [button('Log a purchase', { style: 'primary' })] },
          { type: 'header', text: plain('Today: £71.00 of £100 left without sign-off') },
          { type: 'section', text: mrkdwn('10:42 £29.00 boots and socks · P05485') },
        ],
      },
    });
  });
}
