import { Trans, useLingui } from '@lingui/react/macro';
import type { OpenMember } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Table } from '@/ui/Table.tsx';
import type { Entry } from './MeasurementDialog.tsx';

interface OpenMembersTableProps {
  members: readonly OpenMember[];
  onEnter: (entry: Entry) => void;
}

/** Members that gave the permission, with what is due. */
export function OpenMembersTable({ members, onEnter }: OpenMembersTableProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  return (
    <Table
      caption={t`Leden die u machtigden`}
      captionHidden
      stacked
      rows={members}
      rowKey={(member) => member.kvkNumber}
      columns={[
        { key: 'name', header: t`Naam`, cell: (member) => member.name },
        { key: 'kvk', header: t`KVK-nummer`, cell: (member) => member.kvkNumber },
        {
          key: 'due',
          header: t`Volgende meting`,
          cell: (member) => (
            <span className="flex flex-wrap items-center gap-2">
              {member.isDue ? (
                <Pill tone="warn">
                  {member.hasBaseline ? <Trans>Aan de beurt</Trans> : <Trans>Nulmeting nodig</Trans>}
                </Pill>
              ) : member.nextDueOn ? (
                day(member.nextDueOn)
              ) : (
                <span className="quiet">
                  <Trans>nog niet gestart</Trans>
                </span>
              )}
            </span>
          ),
        },
        {
          key: 'measured',
          header: t`Gemeten op`,
          cell: (member) =>
            member.days.length === 0 ? (
              '–'
            ) : (
              <span className="-ml-3 flex flex-wrap gap-x-1">
                {member.days.map((measuredOn) => (
                  <Button
                    key={measuredOn}
                    kind="quiet"
                    small
                    aria-label={t`Bekijk of wijzig de meting van ${member.name} van ${day(measuredOn)}`}
                    onClick={() => onEnter({ member, measuredOn })}
                  >
                    {day(measuredOn)}
                  </Button>
                ))}
              </span>
            ),
        },
        { key: 'until', header: t`Machtiging tot en met`, cell: (member) => day(member.permissionEndsOn) },
        {
          key: 'acts',
          header: t`Doen`,
          cell: (member) => (
            <Button
              kind="secondary"
              small
              className="whitespace-nowrap"
              aria-label={t`Vul in: meting van ${member.name}`}
              onClick={() => onEnter({ member, measuredOn: null })}
            >
              <Trans>Vul in</Trans>
            </Button>
          ),
        },
      ]}
    />
  );
}
