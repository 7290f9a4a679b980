import { Trans } from '@lingui/react/macro';
import { Notice } from './Notice.tsx';

/** Above results that only resemble the words; `title` says that nothing held them. */
export function NothingExact({ title }: { title: string }) {
  return (
    <div className="mt-4">
      <Notice tone="calm" title={title}>
        <p>
          <Trans>Dit lijkt er het meest op.</Trans>
        </p>
      </Notice>
    </div>
  );
}
