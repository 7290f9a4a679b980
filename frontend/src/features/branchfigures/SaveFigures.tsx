import { Trans, useLingui } from '@lingui/react/macro';
import { FileDown, Printer } from 'lucide-react';
import { exportBranchFigureRelease } from '@/api/sdk.gen.ts';
import type { BranchFigureReleaseRead } from '@/api/types.gen.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';

/** The figures as a file for a spreadsheet or a system, or on paper. */
export function SaveFigures({ release }: { release: BranchFigureReleaseRead }) {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const name = `${t`branchecijfers`}-${release.asOf}`;
  const saveTable = () =>
    run(async () => {
      const { data } = await exportBranchFigureRelease({
        path: { branchFigureReleaseId: release.id },
        headers: { 'Accept-Language': i18n.locale } as never,
        parseAs: 'blob',
        throwOnError: true,
      });
      saveAs(data as unknown as Blob, `${name}.csv`);
    });
  const saveData = () =>
    saveAs(new Blob([JSON.stringify(release, null, 2)], { type: 'application/json' }), `${name}.json`);
  return (
    <div className="no-print flex flex-wrap items-center gap-3">
      <Button kind="secondary" small busy={busy} onClick={() => void saveTable()}>
        <FileDown aria-hidden="true" />
        <Trans>Bewaar als CSV</Trans>
      </Button>
      <Button kind="secondary" small onClick={saveData}>
        <FileDown aria-hidden="true" />
        <Trans>Bewaar als JSON</Trans>
      </Button>
      <Button kind="quiet" small onClick={() => window.print()}>
        <Printer aria-hidden="true" />
        <Trans>Druk af</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
