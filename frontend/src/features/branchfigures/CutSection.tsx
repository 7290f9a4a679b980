import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { BranchFigureReleaseRead, Cut } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { Table } from '@/ui/Table.tsx';
import { StepName } from './StepName.tsx';
import { rowsOf, STEPS } from './tables.ts';
import { useCutWords, useFigureWords } from './words.ts';

/** The same steps by sector, size or province: one at a time. */
export function CutSection({ release }: { release: BranchFigureReleaseRead }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const localized = useLocalized();
  const words = useFigureWords();
  const cuts = useCutWords();
  const [cut, setCut] = useState<Exclude<Cut, 'all'>>('size_class');
  const rows = rowsOf(release, cut);
  // A step of which nothing can be shown is no column.
  const steps = STEPS.map((kind, at) => ({ kind, at })).filter(({ at }) =>
    rows.some((row) => row.firms[at] !== null),
  );
  return (
    <section className="grid gap-5">
      <h2 className="text-2xl">
        <Trans>Verdeeld naar sector, grootte of provincie</Trans>
      </h2>
      <div className="no-print">
        <ChoiceChips
          label={t`Verdeel naar`}
          options={Object.entries(cuts).map(([value, label]) => ({ value, label }))}
          chosen={[cut]}
          onChange={(chosen) => setCut((chosen.find((each) => each !== cut) ?? cut) as typeof cut)}
        />
      </div>
      {rows.length === 0 ? (
        <p className="soft max-w-measure">
          <Trans>
            Zo verdeeld is er niets te tonen: elke groep is te klein, of wat overblijft is te klein.
          </Trans>
        </p>
      ) : (
        <>
          <Table
            caption={t`Leden naar ${cuts[cut].toLowerCase()}`}
            captionHidden
            stacked
            rows={rows}
            rowKey={(row) => String(row.cell.cell)}
            columns={[
              { key: 'cell', header: cuts[cut], cell: (row) => localized(row.cell.name) },
              ...steps.map(({ kind, at }) => ({
                key: kind,
                header: <StepName name={words[kind]} release={release} kind={kind} cut={cut} />,
                numeric: true,
                cell: (row: (typeof rows)[number]) => {
                  const firms = row.firms[at] ?? null;
                  return firms === null ? <span className="quiet">–</span> : number(firms);
                },
              })),
            ]}
          />
          <p className="quiet max-w-measure">
            <Trans>
              Groepen en stappen die er niet staan, en getallen met een streepje, tonen wij niet. Wat er zo in
              één kolom ontbreekt, zijn samen tien bedrijven of meer.
            </Trans>
          </p>
        </>
      )}
    </section>
  );
}
