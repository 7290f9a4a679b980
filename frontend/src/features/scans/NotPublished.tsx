import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { EmptyState } from '@/ui/States.tsx';

/** Instead of a page that follows from the result: there is no result yet, and the way to the scan. */
export function NotPublished({ scanId, page }: { scanId: string; page: string }) {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`De uitkomst is er nog niet`}
        crumbs={[{ label: t`Scan`, to: '/bedrijf/scans' }, { label: page }]}
      />
      <EmptyState
        title={<Trans>Eerst antwoorden uw mensen</Trans>}
        actions={
          <LinkButton to="/bedrijf/scans/$scanId" params={{ scanId }} kind="secondary">
            <Trans>Ga naar de scan</Trans>
          </LinkButton>
        }
      >
        <Trans>Na het sluiten publiceert de leiding de uitkomst. Dan staat zij hier.</Trans>
      </EmptyState>
    </div>
  );
}
