import { Trans, useLingui } from '@lingui/react/macro';
import type { DeliveryState, WebhookDeliverySummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Table } from '@/ui/Table.tsx';
import { STATES, useTypeWords } from './webhookWords.ts';

/** The messages, newest first: what, about which voucher, when, and what came of it. */
export function LogTable({ deliveries }: { deliveries: readonly WebhookDeliverySummary[] }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const words = useTypeWords();
  return (
    <Table
      stacked
      caption={t`Berichten`}
      captionHidden
      rows={deliveries}
      rowKey={({ id }) => id}
      columns={[
        { key: 'type', header: t`Bericht`, cell: ({ messageType }) => words(messageType) },
        {
          key: 'voucher',
          header: t`Voucher`,
          cell: ({ voucherCode }) => <span translate="no">{voucherCode ?? '–'}</span>,
        },
        { key: 'made', header: t`Gemaakt`, cell: ({ createdAt }) => moment(createdAt) },
        { key: 'state', header: t`Hoe het afliep`, cell: ({ state }) => <StatePill state={state} /> },
        {
          key: 'next',
          header: t`Volgende poging`,
          cell: ({ nextAttemptAt }) => (nextAttemptAt ? moment(nextAttemptAt) : '–'),
        },
        {
          key: 'show',
          header: t`Meer`,
          cell: ({ id, messageType, createdAt }) => (
            <LinkButton
              kind="quiet"
              small
              className="lg:-my-2.5"
              to="."
              search={(now) => ({ ...now, message: id })}
              aria-label={t`Bekijk ${words(messageType)} van ${moment(createdAt)}`}
            >
              <Trans>Bekijk</Trans>
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

/** What became of a message, in a word. */
export function StatePill({ state }: { state: DeliveryState }) {
  const { i18n } = useLingui();
  return <Pill tone={STATES[state].tone}>{i18n._(STATES[state].word)}</Pill>;
}
