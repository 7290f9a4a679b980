import { Trans, useLingui } from '@lingui/react/macro';
import type { VoucherSummary } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { Money } from '@/ui/Money.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TermBar } from './TermBar.tsx';

interface QueueTableProps {
  vouchers: readonly VoucherSummary[];
  openId: string | undefined;
  onOpen: (voucherId: string) => void;
}

/** The queue: two lines a file, what is due first on top. */
export function QueueTable({ vouchers, openId, onOpen }: QueueTableProps) {
  const { t } = useLingui();
  return (
    <table className="queue">
      <caption className="visually-hidden">
        <Trans>Aanvragen, wat het eerst moet bovenaan</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t`Bedrijf`}</th>
          <th scope="col" className="queue-sector">{t`Sector`}</th>
          <th scope="col" className="num">{t`Bedrag`}</th>
          <th scope="col">{t`Termijn`}</th>
          <th scope="col">{t`Regels`}</th>
          <th scope="col">{t`Status`}</th>
        </tr>
      </thead>
      <tbody>
        {vouchers.map((voucher) => (
          <QueueRow
            key={voucher.id}
            voucher={voucher}
            isOpen={voucher.id === openId}
            onOpen={() => onOpen(voucher.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

function QueueRow({
  voucher,
  isOpen,
  onOpen,
}: {
  voucher: VoucherSummary;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const { i18n, t } = useLingui();
  const say = useLocalized();
  const status = VOUCHER_STATUS[voucher.status];
  const incomplete = voucher.rulesMet !== null && voucher.rulesMet !== voucher.rulesTotal;
  return (
    <tr className={isOpen ? 'queue-open' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="queue-name"
          aria-expanded={isOpen}
          aria-controls="dossier"
          data-voucher={voucher.id}
          onClick={onOpen}
        >
          {voucher.companyName}
        </button>
        <span className="queue-code">{voucher.code}</span>
      </th>
      <td className="queue-sector">{say(voucher.sectorName)}</td>
      <td className="num">{voucher.subsidyCents === null ? '–' : <Money cents={voucher.subsidyCents} />}</td>
      <td>
        <TermBar dueOn={voucher.decisionDueOn} suspended={voucher.decisionTermSuspended} />
      </td>
      <td className={incomplete ? 'queue-incomplete' : undefined}>
        {voucher.rulesMet === null ? (
          '–'
        ) : (
          <>
            <span aria-hidden="true">
              {voucher.rulesMet}/{voucher.rulesTotal}
            </span>
            <span className="visually-hidden">{t`${voucher.rulesMet} van ${voucher.rulesTotal ?? 0}`}</span>
          </>
        )}
      </td>
      <td>
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
        {voucher.hasProposal && <Pill tone="warn">{t`Voorstel wacht`}</Pill>}
        {voucher.reviewerName && <span className="queue-code">{voucher.reviewerName.split(' ')[0]}</span>}
      </td>
    </tr>
  );
}
