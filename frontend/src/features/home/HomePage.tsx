import { Trans, useLingui } from '@lingui/react/macro';
import { useTitle } from '@/lib/title.ts';
import { PageHeading } from '@/ui/PageHeading.tsx';

export function HomePage() {
  const { t } = useLingui();
  useTitle(t`Samen slimmer werken`);
  return (
    <div className="wrap section">
      <PageHeading>
        <Trans>Samen slimmer werken</Trans>
      </PageHeading>
    </div>
  );
}
