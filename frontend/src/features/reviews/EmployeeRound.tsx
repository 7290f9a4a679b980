import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { readTrajectoryReviewsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createReviewRound } from '@/api/sdk.gen.ts';
import type { ReviewLinks, ReviewRoundRead, TrajectoryReviews } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { DateField, Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ReviewFigures } from '@/ui/ReviewFigures.tsx';
import { toast } from '@/ui/toast.ts';
import { LinkMaker } from './LinkMaker.tsx';
import { Links } from './Links.tsx';

/** Asking the employees about the adviser, by links, as in the scan. */
export function EmployeeRound({ reviews }: { reviews: TrajectoryReviews }) {
  const [made, setMade] = useState<ReviewLinks | null>(null);
  const { round, mayAsk } = reviews;
  const ended = round !== null && round.status !== 'open';
  return (
    <Panel>
      <h2 className="mb-2 text-xl">
        {ended ? <Trans>Wat uw medewerkers vinden</Trans> : <Trans>Vraag het ook uw medewerkers</Trans>}
      </h2>
      <div className="grid gap-4">
        {!round && <Begin reviews={reviews} />}
        {round?.status === 'open' && <Running round={round} />}
        {round?.status === 'open' && mayAsk && (
          <LinkMaker trajectoryId={reviews.trajectoryId} made={round.links} onMade={setMade} />
        )}
        {made && <Links made={made} />}
        {ended && <Ended round={round} />}
      </div>
    </Panel>
  );
}

function Begin({ reviews }: { reviews: TrajectoryReviews }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { trajectoryId, mayAsk, fewestEmployees } = reviews;
  const form = useForm({ defaultValues: { closesOn: null as string | null } });
  return (
    <>
      <p className="soft text-sm">
        <Trans>
          Zij beantwoorden vier stellingen met een link, zonder account en zonder naam. U ziet niet wie
          antwoordde of hoeveel. Na de sluitingsdag staat er een gemiddelde, vanaf {fewestEmployees}{' '}
          medewerkers.
        </Trans>
      </p>
      {mayAsk ? (
        <Form
          form={form}
          onSubmit={async ({ closesOn }, { idempotencyKey }) => {
            await createReviewRound({
              path: { trajectoryId },
              body: { closesOn: closesOn as string },
              headers: { 'Idempotency-Key': idempotencyKey },
              throwOnError: true,
            });
            await queries.invalidateQueries({
              queryKey: readTrajectoryReviewsQueryKey({ path: { trajectoryId } }),
            });
            toast(t`De ronde is open. Maak nu de links.`);
          }}
        >
          <DateField
            name="closesOn"
            label={t`Laatste dag om te antwoorden`}
            description={t`Een tot zes weken na vandaag. U kunt de dag daarna niet meer veranderen. Zo kan niemand uitrekenen wie wat antwoordde.`}
          />
          <SubmitButton kind="secondary">
            <Trans>Open de ronde</Trans>
          </SubmitButton>
        </Form>
      ) : (
        <p className="soft text-sm">
          <Trans>De leiding of de personeelsvertegenwoordiger opent de ronde.</Trans>
        </p>
      )}
    </>
  );
}

function Running({ round }: { round: ReviewRoundRead }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  return (
    <Notice tone="info" title={t`Antwoorden kan tot en met ${dayLong(round.closesOn)}`}>
      <p>
        <Trans>Hoeveel mensen antwoordden, ziet niemand. De uitkomst komt er één keer, na die dag.</Trans>
      </p>
    </Notice>
  );
}

function Ended({ round }: { round: ReviewRoundRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  if (round.status === 'too_few')
    return (
      <Notice tone="calm" title={t`Nog te weinig antwoorden`}>
        <p>
          <Trans>
            Wij kunnen niets tonen zonder dat iemand te herkennen is. De antwoorden zijn gewist. Uw eigen
            oordeel telt gewoon mee.
          </Trans>
        </p>
      </Notice>
    );
  return (
    <>
      <ReviewFigures figures={round.figures} of="employees" />
      <p className="quiet text-sm">
        <Trans>Gesloten op {day(round.closesOn)}. De losse antwoorden zijn gewist.</Trans>
      </p>
    </>
  );
}
