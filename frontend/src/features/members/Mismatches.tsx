import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { listMemberImportMismatchesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { exportMemberImportMismatches } from '@/api/sdk.gen.ts';
import type { ImportCounts, MismatchKind } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';

/** What does not fit in the file, cell by cell; also to save, to mend it in the file. */
export function Mismatches({ importId, counts }: { importId: string; counts: ImportCounts }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { page } = useSearch({ from: '/branche/leden_/importeren_/$importId' });
  const { busy, fault, run } = useAct();
  const path = { importId };
  const some = counts.wrong + counts.doubled + counts.mended > 0;
  const mismatches = useQuery({
    ...listMemberImportMismatchesOptions({ path, query: { page } }),
    placeholderData: keepPreviousData,
    enabled: some,
    staleTime: 0,
  });
  const kinds: Record<MismatchKind, string> = {
    wrong: t`Overgeslagen`,
    doubled: t`Dubbel, overgeslagen`,
    mended: t`Hersteld`,
  };
  if (!some) return null;
  const save = () =>
    run(async () => {
      const { data } = await exportMemberImportMismatches({ path, parseAs: 'blob', throwOnError: true });
      saveAs(data as unknown as Blob, t`klopt-niet.csv`);
    });
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Wat er niet klopt</Trans>
      </h2>
      <p className="soft">
        <Trans>
          Verbeter deze rijen in uw eigen lijst en stuur het bestand nog eens. Wat al klopt verandert dan niet
          meer.
        </Trans>
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <Button kind="secondary" small busy={busy} onClick={() => void save()}>
          <FileDown aria-hidden="true" />
          <Trans>Bewaar deze lijst</Trans>
        </Button>
        {fault && (
          <p className="field-error" role="alert">
            {fault}
          </p>
        )}
      </div>
      <Loaded
        query={mismatches}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De lijst kwam niet door</Trans>}
      >
        {(found) => (
          <div className="grid gap-6">
            <Table
              caption={t`Wat er niet klopt`}
              captionHidden
              stacked
              rows={found.items.map((each, at) => ({ ...each, at }))}
              rowKey={(each) => each.at}
              columns={[
                { key: 'row', header: t`Rij`, cell: (each) => each.row },
                { key: 'column', header: t`Kolom`, cell: (each) => each.column || '–' },
                {
                  key: 'value',
                  header: t`Waarde`,
                  cell: (each) => <span className="break-all">{each.value || '–'}</span>,
                },
                { key: 'kind', header: t`Wat ermee gebeurt`, cell: (each) => kinds[each.kind] },
                {
                  key: 'reason',
                  header: t`Waarom`,
                  cell: (each) => localized(each.reason),
                },
              ]}
            />
            <Pagination {...found} />
          </div>
        )}
      </Loaded>
    </section>
  );
}
