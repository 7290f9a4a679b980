import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { countQuestionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Decisions } from './Decisions.tsx';
import { Reports } from './Reports.tsx';
import { StepsList } from './StepsList.tsx';

/** What Syntens does for the questions: answer, hand on, decide on reports and objections. */
export function DeskPage({ page }: { page: number }) {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vragen zonder antwoord`}
        documentTitle={t`Vraagbaak`}
        lead={
          <Trans>
            Antwoord zelf, of geef de vraag door aan een adviseur. Doet u niets, dan gaat dat na de termijn
            vanzelf. Wie anoniem vraagt, ziet u niet; op de pagina van de vraag kunt u het opzoeken, met een
            reden.
          </Trans>
        }
        actions={
          <LinkButton to="/vragen" kind="secondary">
            <Trans>Naar de vraagbaak</Trans>
          </LinkButton>
        }
      />
      <StepsList page={page} empty={<Trans>Elke vraag heeft een antwoord.</Trans>} />
      <section className="mt-(--section)">
        <h2>
          <Trans>Meldingen van lezers</Trans>
        </h2>
        <Reports />
      </section>
      <section className="mt-(--section)">
        <h2>
          <Trans>Bezwaren tegen een besluit</Trans>
        </h2>
        <Decisions appealed />
      </section>
      <Counts />
    </div>
  );
}

function Counts() {
  const { t } = useLingui();
  const counts = useQuery(countQuestionsOptions());
  return (
    <section className="mt-(--section)">
      <h2>
        <Trans>Waardoor vragen geholpen zijn</Trans>
      </h2>
      <Loaded
        query={counts}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De aantallen kwamen niet door</Trans>}
      >
        {(count) => (
          <>
            <DefinitionList
              items={[
                { term: t`Open`, value: count.open },
                { term: t`Beantwoord`, value: count.answered },
                { term: t`Gesloten`, value: count.closed },
                { term: t`Door andere ondernemers`, value: count.byPeers },
                { term: t`Door Syntens`, value: count.byDesk },
                { term: t`Door erkende adviseurs`, value: count.byAdvisers },
                { term: t`Door een pagina op deze site`, value: count.byPages },
              ]}
            />
            <p className="quiet mt-3 text-sm">
              <Trans>Verzonnen voorbeelden tellen niet mee.</Trans>
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}
