import type { InputBlock } from '@slack/types';
import type { PhotoFault } from '../domain/picture.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { ACTIONS, MORE_FIELDS } from './ids.ts';
import { input } from './inputs.ts';

/** R97: the photo of the receipt, where the team has switched photos on. */
export function photoInput(isAdded: boolean): InputBlock {
  return input(
    MORE_FIELDS.photo,
    'Photo of the receipt',
    {
      type: 'file_input',
      action_id: MORE_FIELDS.photo,
      filetypes: ['png', 'jpg', 'jpeg'],
      max_files: 1,
    },
    {
      optional: true,
      hint: isAdded
        ? 'One was added already. Another takes its place.'
        : 'PNG or JPEG, at most 10 MB. Cover names first. It is kept encrypted.',
    },
  );
}

/** The photo lies in the app's own folder. */
export function photoKept(reference: string): Message {
  return {
    text: `Photo kept · ${reference}`,
    blocks: [
      section(`*The photo of ${reference} is kept.*`),
      context(
        'Encrypted, without place and time. What you sent stays among your files in Slack as well, until you delete it there.',
      ),
    ],
  };
}

const WHY: Readonly<Record<PhotoFault, string>> = {
  type: 'It is neither a PNG nor a JPEG picture.',
  size: 'It is larger than 10 MB.',
  broken: 'The picture is cut short or damaged.',
  'not-given':
    'Slack does not hand it out: it was deleted, or Oatcake may not read files here. An admin can tell.',
  'not-reached': 'It could not be fetched and stored, however often it was tried.',
  forgotten: 'The customer of this purchase was forgotten before it came.',
};

/** Why there is no photo, and what to do. */
export function photoNotKept(reference: string, why: PhotoFault): Message {
  const text = `Photo not kept · ${reference}`;
  const first = `❌ *The photo of ${reference} could not be kept.*`;
  if (why === 'forgotten') return { text, blocks: [section(first, WHY[why])] };
  return {
    text,
    blocks: [
      section(
        first,
        `${WHY[why]} The purchase is saved all the same. To add another: Edit, Add more, Photo of the receipt.`,
      ),
      actions(`photo:${reference}`, button('Edit', ACTIONS.edit, reference)),
    ],
  };
}
