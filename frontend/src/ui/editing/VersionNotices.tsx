import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';

interface VersionNoticesProps {
  /** What the reviewer asked to change, if anything. */
  reviewNote: string | null | undefined;
  /** Whether somebody else changed it since it was read. */
  stale: boolean;
  onReload: () => void;
}

/** What whoever writes a version should know first. */
export function VersionNotices({ reviewNote, stale, onReload }: VersionNoticesProps) {
  const { t } = useLingui();
  return (
    <>
      {reviewNote && (
        <div className="mb-6 max-w-2xl">
          <Notice tone="warn" title={t`De beoordelaar vraagt om een wijziging`}>
            <p>{reviewNote}</p>
          </Notice>
        </div>
      )}
      {stale && (
        <div className="mb-6 max-w-2xl">
          <Notice tone="err" live title={t`Iemand anders heeft dit intussen gewijzigd`}>
            <p>
              <Trans>Wat u typte staat er nog. Haal de nieuwe versie op om verder te gaan.</Trans>
            </p>
            <div>
              <Button kind="secondary" small onClick={onReload}>
                <Trans>Haal de nieuwe versie op</Trans>
              </Button>
            </div>
          </Notice>
        </div>
      )}
    </>
  );
}
