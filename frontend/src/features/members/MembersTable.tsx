import { Trans, useLingui } from '@lingui/react/macro';
import type { MemberRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Table } from '@/ui/Table.tsx';

interface MembersTableProps {
  members: readonly MemberRead[];
  busy: boolean;
  onEdit: (member: MemberRead) => void;
  onEnd: (member: MemberRead) => void;
  onReturn: (member: MemberRead) => void;
}

/** One page of the register. */
export function MembersTable({ members, busy, onEdit, onEnd, onReturn }: MembersTableProps) {
  const { t } = useLingui();
  const { day, number } = useFormats();
  return (
    <Table
      caption={t`Leden`}
      captionHidden
      stacked
      rows={members}
      rowKey={(member) => member.kvkNumber}
      columns={[
        {
          key: 'name',
          header: t`Naam`,
          cell: (member) => (
            <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              {member.name}
              {member.companyId && (
                <Pill tone="ok" mark="ok">
                  <Trans>Doet mee</Trans>
                </Pill>
              )}
            </span>
          ),
        },
        { key: 'kvk', header: t`KVK-nummer`, cell: (member) => member.kvkNumber },
        { key: 'sbi', header: t`SBI-code`, cell: (member) => member.sbiCode ?? '–' },
        { key: 'postcode', header: t`Postcode`, cell: (member) => member.postcode ?? '–' },
        {
          key: 'employees',
          header: t`Medewerkers`,
          numeric: true,
          cell: (member) => (member.employees === null ? '–' : number(member.employees)),
        },
        {
          key: 'since',
          header: t`Lid`,
          cell: (member) =>
            member.endedAt
              ? t`tot ${day(member.endedAt)}`
              : member.since
                ? t`sinds ${day(member.since)}`
                : '–',
        },
        {
          key: 'acts',
          header: t`Doen`,
          cell: (member) => (
            <span className="flex flex-wrap gap-2">
              {member.endedAt ? (
                <Button
                  kind="secondary"
                  small
                  disabled={busy}
                  aria-label={t`Maak ${member.name} weer lid`}
                  onClick={() => onReturn(member)}
                >
                  <Trans>Weer lid</Trans>
                </Button>
              ) : (
                <>
                  <Button
                    kind="secondary"
                    small
                    aria-label={t`Wijzig ${member.name}`}
                    onClick={() => onEdit(member)}
                  >
                    <Trans>Wijzig</Trans>
                  </Button>
                  <Button
                    kind="quiet"
                    small
                    disabled={busy}
                    aria-label={t`Haal weg: ${member.name}`}
                    onClick={() => onEnd(member)}
                  >
                    <Trans>Haal weg</Trans>
                  </Button>
                </>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
