import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { DeliveryState, Fault } from '@/api/types.gen.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import type { Tone } from '@/ui/Pill.tsx';

/** A message that somebody asked for. */
export const TEST = 'nl.slimmerwerken.webhook.test.v1';
/** What waits is looked at again after this, in milliseconds. */
export const AGAIN = 2_000;

const PREFIX = 'nl.slimmerwerken.voucher.';

/** What can be told of: each status of a voucher but the draft, which is of its company alone. */
export const MESSAGE_TYPES = Object.keys(VOUCHER_STATUS)
  .filter((status) => status !== 'draft')
  .map((status) => `${PREFIX}${status.replaceAll('_', '-')}.v1`);

/** What became of a message: word and tone. */
export const STATES: Record<DeliveryState, { word: MessageDescriptor; tone: Tone }> = {
  waiting: { word: msg`Wacht`, tone: 'info' },
  delivered: { word: msg`Aangekomen`, tone: 'ok' },
  failed: { word: msg`Mislukt`, tone: 'err' },
};

/** Why an attempt did not arrive, and what helps. */
export const FAULTS: Record<Fault, MessageDescriptor> = {
  address: msg`Het adres bestaat niet of is niet openbaar.`,
  connection: msg`Er kwam geen verbinding tot stand.`,
  certificate: msg`Het certificaat van het systeem klopt niet.`,
  time: msg`Het antwoord duurde te lang.`,
  redirect: msg`Het systeem verwees door. Dat volgen wij niet: geef het juiste adres op.`,
  status: msg`Het systeem nam het bericht niet aan.`,
  secret: msg`Wij konden het bericht niet ondertekenen. Vernieuw het geheim.`,
};

/** A type of message in words; one this list does not know keeps its code, so that nothing is hidden. */
export function useTypeWords(): (type: string) => string {
  const { i18n } = useLingui();
  return (type) => {
    if (type === TEST) return i18n._(msg`Test`);
    const status = type.slice(PREFIX.length, -'.v1'.length).replaceAll('-', '_');
    const found = VOUCHER_STATUS[status as keyof typeof VOUCHER_STATUS];
    return found ? i18n._(found.word) : type;
  };
}
