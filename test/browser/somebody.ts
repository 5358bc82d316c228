import type { Locator, Page } from 'playwright-core';

/** Somebody at the practice page: becomes people, types, presses, chooses, reads. */
export interface Somebody {
  readonly page: Page;
  /** Becomes a person and opens a place: `team`, `managers`, `dm`, `home`. */
  go(person: string, place: string): Promise<void>;
  /** Sends a line from the place that is open. */
  type(line: string): Promise<void>;
  /** Presses the newest button of this label, in the form if one is open. */
  press(label: string): Promise<void>;
  /** Waits until a text is to be seen. */
  reads(text: string | RegExp): Promise<void>;
  /** The open form. */
  form(): Locator;
  /** Chooses from a list that searches as one types. */
  finds(label: string, typed: string, option: string | RegExp): Promise<void>;
}

/** Takes a seat at a page of the practice workspace that listens at `url`. */
export function somebodyAt(page: Page, url: () => string): Somebody {
  const form = () => page.getByRole('dialog').last();
  return {
    page,
    form,
    async go(person, place) {
      await page.goto(`${url()}/#/${person}/${place}`);
      const tour = page.getByRole('button', { name: 'Close the tour' });
      if (await tour.isVisible()) await tour.click();
    },
    async type(line) {
      const composer = page.getByRole('textbox', { name: /^Message / });
      await composer.fill(line);
      await composer.press('Escape');
      await composer.press('Enter');
    },
    // A form stands last in the page, and what lies behind it cannot be clicked.
    press: (label) => page.getByRole('button', { name: label, exact: true }).last().click(),
    reads: (text) => page.getByText(text).last().waitFor(),
    async finds(label, typed, option) {
      const list = form().getByRole('combobox', { name: label });
      await list.fill(typed);
      await form().getByRole('option', { name: option }).first().click();
    },
  };
}
