import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { StepsList } from './StepsList.tsx';

/** Questions that were put to this adviser in person. */
export function AdviserQuestionsPage({ page }: { page: number }) {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vragen die bij u passen`}
        documentTitle={t`Vragen`}
        lead={
          <Trans>
            Op deze vragen kwam nog geen antwoord. Pak er een op en antwoord in de vraagbaak, of geef haar
            door. Wie het vraagt, ziet u alleen als die dat wil.
          </Trans>
        }
        actions={
          <LinkButton to="/vragen" kind="secondary">
            <Trans>Naar de vraagbaak</Trans>
          </LinkButton>
        }
      />
      <StepsList
        page={page}
        empty={<Trans>Past een vraag bij uw thema's en sectoren, dan krijgt u een mail.</Trans>}
      />
    </div>
  );
}
