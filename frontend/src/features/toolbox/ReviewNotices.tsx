import { Trans, useLingui } from '@lingui/react/macro';
import type { ToolboxItemRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Notice } from '@/ui/Notice.tsx';

/** What a reader should know before anything else: this took the place of another, or nobody looked at it in time. */
export function ReviewNotices({ item, replaces }: { item: ToolboxItemRead; replaces: string | undefined }) {
  const { t } = useLingui();
  const { day } = useFormats();
  if (!replaces && !item.isOutdated) return null;
  return (
    <div className="mb-8 grid max-w-3xl gap-4">
      {replaces && (
        <Notice tone="calm" title={t`Het instrument dat u zocht staat niet meer in de toolbox`}>
          <p>
            <Trans>Dit kwam ervoor in de plaats. Bewaarde u het oude adres, bewaar dan dit.</Trans>
          </p>
        </Notice>
      )}
      {item.isOutdated && item.reviewOn && (
        <Notice tone="warn" title={t`Dit instrument is verouderd`}>
          <p>
            <Trans>
              {item.owner} zou er op {day(item.reviewOn)} opnieuw naar kijken. Dat is nog niet gebeurd. Kijk
              zelf of het nog klopt voordat u ermee begint.
            </Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}
