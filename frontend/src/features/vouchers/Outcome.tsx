import { Trans, useLingui } from '@lingui/react/macro';
import type { AllocationOutcome } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Table } from '@/ui/Table.tsx';

/** What the ranking or the draw made of this application: its own points with reasons, or its own code. */
export function Outcome({ outcome }: { outcome: AllocationOutcome }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const say = useLocalized();
  const { code, points, position, reasons } = outcome;
  return (
    <section className="grid gap-4">
      <h2 className="text-2xl">
        {position === null
          ? t`Het geld wordt na de sluiting verdeeld`
          : code
            ? t`U bent geloot op plaats ${number(position)}`
            : t`U kreeg ${number(points ?? 0)} punten en staat op plaats ${number(position)}`}
      </h2>
      {code && (
        <p className="soft">
          <Trans>
            Uw code in de loting is <strong className="font-mono">{code}</strong>. Alleen uw bedrijf en het
            programma weten dat deze code van u is. Na de loting vindt u uw code terug in het openbare bestand
            bij de ronde.
          </Trans>
        </p>
      )}
      {reasons && (
        <Table
          caption={t`Waarvoor u punten kreeg`}
          columns={[
            { key: 'name', header: t`Waarvoor`, cell: (reason) => say(reason.name) },
            {
              key: 'earned',
              header: t`Uw punten`,
              cell: (reason) => t`${number(reason.earned)} van ${number(reason.points)}`,
              numeric: true,
            },
          ]}
          rows={reasons}
          rowKey={(reason) => say(reason.name)}
        />
      )}
    </section>
  );
}
