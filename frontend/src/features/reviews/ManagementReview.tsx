import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { readTrajectoryReviewsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { writeAdviserReview } from '@/api/sdk.gen.ts';
import type { ReviewQuestion, ReviewRead, TrajectoryReviews } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Checkbox, Form, LikertField, SubmitButton, TextArea, useAgreementWords } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { QUESTIONS, STATEMENT_WORDS } from '@/ui/reviewWords.ts';
import { toast } from '@/ui/toast.ts';
import { TEXT_TONES, TEXT_WORDS } from './words.ts';

interface Wish extends Record<ReviewQuestion, number | null> {
  words: string;
  showsCompany: boolean;
}

/** The review of the management: four statements and, if they like, a text. */
export function ManagementReview({ reviews }: { reviews: TrajectoryReviews }) {
  return (
    <section>
      <h2 className="mb-2 text-2xl">
        <Trans>Uw oordeel als leiding</Trans>
      </h2>
      {reviews.mayReview ? (
        <ReviewForm reviews={reviews} />
      ) : reviews.review ? (
        <Given reviews={reviews} review={reviews.review} />
      ) : (
        <p className="soft">
          <Trans>De eigenaar of een leidinggevende geeft het oordeel van de leiding.</Trans>
        </p>
      )}
    </section>
  );
}

function ReviewForm({ reviews }: { reviews: TrajectoryReviews }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const queries = useQueryClient();
  const { trajectoryId, review, fewestCompanies } = reviews;
  const form = useForm<Wish>({
    defaultValues: {
      listening: review?.listening ?? null,
      result: review?.result ?? null,
      agreements: review?.agreements ?? null,
      again: review?.again ?? null,
      words: review?.words ?? '',
      showsCompany: review?.showsCompany ?? false,
    },
  });
  const written = form.watch('words').trim() !== '';
  return (
    <Form
      form={form}
      onSubmit={async ({ words, showsCompany, ...scores }) => {
        await writeAdviserReview({
          path: { trajectoryId },
          body: {
            ...(scores as Record<ReviewQuestion, number>),
            words: words.trim() || null,
            showsCompany: showsCompany && words.trim() !== '',
          },
          headers: ifMatch(review ? `"${review.version}"` : null),
          throwOnError: true,
        });
        await queries.invalidateQueries({
          queryKey: readTrajectoryReviewsQueryKey({ path: { trajectoryId } }),
        });
        toast(t`Dank u. Uw oordeel telt mee.`);
      }}
    >
      <p className="soft max-w-(--container-measure)">
        <Trans>
          Niemand anders ziet uw scores. Op de pagina van de adviseur staat alleen een gemiddelde, vanaf{' '}
          {fewestCompanies} bedrijven.
        </Trans>
      </p>
      {review && (
        <Notice tone="ok" title={t`Uw oordeel is bewaard`}>
          <p>
            <Trans>
              U kunt het wijzigen tot {moment(review.changesUntil)}. Daarna staan de scores vast; uw tekst en
              uw naam kunt u altijd weghalen.
            </Trans>
          </p>
        </Notice>
      )}
      {QUESTIONS.map((question) => (
        <LikertField key={question} name={question} statement={i18n._(STATEMENT_WORDS[question])} />
      ))}
      <TextArea
        name="words"
        label={t`Wat wilt u andere bedrijven vertellen?`}
        description={t`Het programmabureau leest uw tekst eerst na, zonder te zien van welk bedrijf hij is. Noem geen namen. De adviseur mag er één keer op antwoorden.`}
        rows={5}
        maxLength={1500}
        optional
      />
      {review && <TextStanding review={review} />}
      {written && (
        <Checkbox
          name="showsCompany"
          label={t`Zet de naam van ons bedrijf bij de tekst`}
          description={t`Zonder naam staat de tekst er pas als ${fewestCompanies} bedrijven een oordeel gaven.`}
        />
      )}
      <div>
        <SubmitButton>
          {review ? <Trans>Wijzig uw oordeel</Trans> : <Trans>Geef uw oordeel</Trans>}
        </SubmitButton>
      </div>
    </Form>
  );
}

function TextStanding({ review }: { review: ReviewRead }) {
  const { i18n } = useLingui();
  if (!review.wordsStatus) return null;
  return (
    <div className="grid gap-2">
      <p>
        <Pill tone={TEXT_TONES[review.wordsStatus]}>{i18n._(TEXT_WORDS[review.wordsStatus])}</Pill>
      </p>
      {review.wordsReason && (
        <p>
          <Trans>De reden: {review.wordsReason}</Trans>
        </p>
      )}
    </div>
  );
}

function Given({ reviews, review }: { reviews: TrajectoryReviews; review: ReviewRead }) {
  const { i18n } = useLingui();
  const words = useAgreementWords();
  return (
    <div className="grid max-w-(--container-measure) gap-5">
      <dl className="hairlines">
        {QUESTIONS.map((question) => (
          <div key={question} className="py-3">
            <dt>{i18n._(STATEMENT_WORDS[question])}</dt>
            <dd className="font-semibold">{words[review[question] - 1]}</dd>
          </div>
        ))}
      </dl>
      {review.words && (
        <div className="grid gap-2">
          <p className="review-text">{review.words}</p>
          <TextStanding review={review} />
          {review.reply && (
            <div className="ml-6">
              <p className="quiet text-sm">
                <Trans>De adviseur antwoordt</Trans>
              </p>
              <p className="whitespace-pre-line">{review.reply}</p>
            </div>
          )}
        </div>
      )}
      {reviews.mayTakeBack && <TakeBack trajectoryId={reviews.trajectoryId} review={review} />}
      <p className="quiet text-sm">
        <Trans>Uw scores staan vast. Niemand anders ziet ze.</Trans>
      </p>
    </div>
  );
}

/** What a company shows of itself it takes back whenever it likes: its name, or the whole text. */
function TakeBack({ trajectoryId, review }: { trajectoryId: string; review: ReviewRead }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const [asking, setAsking] = useState<'name' | 'text' | null>(null);
  const send = () =>
    run(async () => {
      const { listening, result, agreements, again } = review;
      await writeAdviserReview({
        path: { trajectoryId },
        body: {
          listening,
          result,
          agreements,
          again,
          words: asking === 'name' ? review.words : null,
          showsCompany: false,
        },
        headers: ifMatch(`"${review.version}"`),
        throwOnError: true,
      });
      await queries.invalidateQueries({
        queryKey: readTrajectoryReviewsQueryKey({ path: { trajectoryId } }),
      });
      toast(asking === 'name' ? t`Uw naam staat er niet meer bij.` : t`Uw tekst is weg.`);
      setAsking(null);
    });
  return (
    <div className="flex flex-wrap gap-3">
      {review.showsCompany && (
        <Button kind="secondary" small onClick={() => setAsking('name')}>
          <Trans>Haal onze naam weg</Trans>
        </Button>
      )}
      <Button kind="secondary" small onClick={() => setAsking('text')}>
        <Trans>Haal de tekst weg</Trans>
      </Button>
      {asking && (
        <Dialog
          open
          onClose={() => setAsking(null)}
          title={asking === 'name' ? t`Wilt u de naam weghalen?` : t`Wilt u de tekst weghalen?`}
          actions={
            <>
              <Button kind="danger" busy={busy} onClick={() => void send()}>
                <Trans>Haal weg</Trans>
              </Button>
              <Button kind="quiet" onClick={() => setAsking(null)}>
                <Trans>Toch niet</Trans>
              </Button>
            </>
          }
        >
          <p>
            {asking === 'name' ? (
              <Trans>De tekst blijft, zonder de naam van uw bedrijf. De naam kan er niet meer bij.</Trans>
            ) : (
              <Trans>
                De tekst verdwijnt, met het antwoord van de adviseur. Uw scores blijven meetellen. Een nieuwe
                tekst kan niet meer.
              </Trans>
            )}
          </p>
          {fault && (
            <p className="field-error" role="status">
              {fault}
            </p>
          )}
        </Dialog>
      )}
    </div>
  );
}
