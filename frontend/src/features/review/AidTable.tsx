import { Trans, useLingui } from '@lingui/react/macro';
import type { AidEntryRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Money } from '@/ui/Money.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { type Column, Table } from '@/ui/Table.tsx';

interface AidTableProps {
  entries: readonly AidEntryRead[];
  chosen: readonly number[];
  /** Null where there is nothing to choose. */
  onChoose: ((ids: readonly number[]) => void) | null;
}

/** Grants and changes to them, with the day on which they must stand in the register. */
export function AidTable({ entries, chosen, onChoose }: AidTableProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const columns: Column<AidEntryRead>[] = [
    {
      key: 'company',
      header: t`Bedrijf`,
      cell: (entry) =>
        onChoose ? (
          <label className="flex items-start gap-3">
            <input
              type="checkbox"
              className="mt-1"
              checked={chosen.includes(entry.id)}
              onChange={(event) =>
                onChoose(
                  event.target.checked ? [...chosen, entry.id] : chosen.filter((id) => id !== entry.id),
                )
              }
            />
            <Beneficiary entry={entry} />
          </label>
        ) : (
          <Beneficiary entry={entry} />
        ),
    },
    {
      key: 'kind',
      header: t`Wat`,
      cell: (entry) => (entry.kind === 'grant' ? <Trans>Toekenning</Trans> : <Trans>Wijziging</Trans>),
    },
    { key: 'amount', header: t`Steun`, numeric: true, cell: (entry) => <Money cents={entry.amountCents} /> },
    { key: 'granted', header: t`Toegekend op`, cell: (entry) => day(entry.grantedOn) },
    onChoose
      ? {
          key: 'due',
          header: t`Melden voor of op`,
          cell: (entry) => (
            <>
              {day(entry.dueOn)}{' '}
              {entry.dueOn < todayInAmsterdam() && (
                <Pill tone="err" mark="err">
                  <Trans>Te laat</Trans>
                </Pill>
              )}
            </>
          ),
        }
      : {
          key: 'reported',
          header: t`Gemeld`,
          cell: (entry) => (
            <>
              {entry.reportedOn && day(entry.reportedOn)}
              <span className="quiet block">{entry.reference}</span>
            </>
          ),
        },
  ];
  return (
    <Table
      caption={t`Steun`}
      captionHidden
      stacked
      rows={entries}
      rowKey={(entry) => entry.id}
      columns={columns}
    />
  );
}

function Beneficiary({ entry }: { entry: AidEntryRead }) {
  return (
    <span>
      {entry.companyName}
      <span className="quiet block">
        KVK {entry.kvkNumber}, {entry.voucherCode}
      </span>
    </span>
  );
}
