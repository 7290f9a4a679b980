import { useLingui } from '@lingui/react/macro';
import type { ImportCounts } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';

interface ImportCountsListProps {
  counts: ImportCounts;
  isDone: boolean;
  endsAbsent: boolean;
}

/** How many members are new, changed and so on. */
export function ImportCountsList({ counts, isDone, endsAbsent }: ImportCountsListProps) {
  const { t } = useLingui();
  const { number } = useFormats();
  const rows: [string, number][] = [
    [t`Nieuw`, counts.new],
    [t`Gewijzigd`, counts.changed],
    [t`Ongewijzigd`, counts.unchanged],
    [t`Weer lid`, counts.back],
    [isDone || endsAbsent ? t`Geen lid meer` : t`Wel lid, niet in het bestand`, counts.absent],
    [t`Overgeslagen: er klopt iets niet`, counts.wrong],
    [t`Overgeslagen: dubbel`, counts.doubled],
    [t`Hersteld: nul vooraan het KVK-nummer`, counts.mended],
  ];
  return (
    <div className="max-w-xl">
      <DefinitionList items={rows.map(([term, value]) => ({ term, value: number(value), key: term }))} />
    </div>
  );
}
