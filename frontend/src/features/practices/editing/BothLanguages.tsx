import { Trans, useLingui } from '@lingui/react/macro';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { Notice } from '@/ui/Notice.tsx';
import { SideBySide, useParts } from './SideBySide.tsx';

/** Dutch and English next to each other, and which parts have no English of their own. */
export function BothLanguages({ version }: { version: PracticeVersionRead }) {
  const { t } = useLingui();
  const partsOf = useParts();
  return (
    <>
      {!version.isTranslated && (
        <div className="mb-8 max-w-measure">
          <Notice tone="info" title={<Trans>Nog niet alles heeft een Engelse tekst</Trans>}>
            <p>
              <Trans>Waar Engels ontbreekt, lezen bezoekers het Nederlands.</Trans>
            </p>
          </Notice>
        </div>
      )}
      <SideBySide
        left={t`Nederlands`}
        right={t`Engels`}
        rows={partsOf(version)
          .filter((part) => part.nl)
          .map(({ label, nl, en }) => ({
            label,
            left: nl,
            right: en === nl ? t`Zoals in het Nederlands` : en,
          }))}
      />
    </>
  );
}
