import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What a found thing is, by the subject of the API. A new subject adds its line here. */
export const SUBJECT_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  toolbox: msg`Instrument`,
  advisers: msg`Adviseur`,
  practices: msg`Praktijkvoorbeeld`,
  publications: msg`Artikel of nieuws`,
  themes: msg`Thema`,
  events: msg`Bijeenkomst`,
  rounds: msg`Voucherronde`,
  instruments: msg`Regeling`,
  pages: msg`Pagina`,
  terms: msg`Begrip`,
  questions: msg`Vraag`,
  knowledge: msg`Kennisbank`,
};
