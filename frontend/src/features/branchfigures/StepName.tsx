import { useLingui } from '@lingui/react/macro';
import type { BranchFigureReleaseRead, Cut, FigureKind } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { tableOf } from './tables.ts';

/** The name of a step and, where it is repeated, from which quarter it is. */
export function StepName({
  name,
  release,
  kind,
  cut,
}: {
  name: string;
  release: BranchFigureReleaseRead;
  kind: FigureKind;
  cut: Cut;
}) {
  const { t } = useLingui();
  const { day } = useFormats();
  const countedOn = tableOf(release, kind, cut)?.countedOn;
  return (
    <>
      {name}
      {countedOn && countedOn !== release.asOf && (
        <span className="quiet block text-sm">{t`geteld op ${day(countedOn)}`}</span>
      )}
    </>
  );
}
