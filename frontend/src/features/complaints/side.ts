/** For whom the page is: the company complains, the adviser answers, the officer decides. */
export type Side = 'company' | 'adviser' | 'officer';
