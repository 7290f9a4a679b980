import { Trans, useLingui } from '@lingui/react/macro';
import type { PanelRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Table } from '@/ui/Table.tsx';

/** What was understood of the two files, before anything is computed. */
export function UnderstoodPanel({ panel }: { panel: PanelRead }) {
  const { t } = useLingui();
  const { number, day } = useFormats();
  const told = (count: number | null) => (count === null ? '–' : number(count));
  return (
    <section className="grid gap-5" aria-labelledby="understood">
      <h3 id="understood" className="text-lg">
        <Trans>Dit hebben wij begrepen</Trans>
      </h3>
      <DefinitionList
        items={[
          { term: t`Bedrijven`, value: told(panel.firms) },
          { term: t`Waarvan gestart`, value: told(panel.treated) },
          { term: t`Metingen`, value: told(panel.measurements) },
          { term: t`Rijen zonder waarde`, value: told(panel.emptyValues) },
          { term: t`Kenmerken`, value: panel.attributes.join(', ') || '–' },
        ]}
      />
      <Table
        caption={t`Kengetallen in het bestand`}
        stacked
        rows={panel.indicators}
        rowKey={(each) => each.indicator}
        columns={[
          { key: 'indicator', header: t`Kengetal`, cell: (each) => each.indicator },
          { key: 'firms', header: t`Bedrijven`, numeric: true, cell: (each) => number(each.firms) },
          { key: 'measured', header: t`Metingen`, numeric: true, cell: (each) => number(each.measurements) },
          { key: 'moments', header: t`Dagen`, numeric: true, cell: (each) => number(each.moments) },
          {
            key: 'period',
            header: t`Periode`,
            cell: (each) => `${day(each.firstOn)} – ${day(each.lastOn)}`,
          },
        ]}
      />
    </section>
  );
}
