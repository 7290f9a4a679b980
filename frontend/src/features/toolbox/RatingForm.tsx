import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listToolboxUsesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteToolboxRating, writeToolboxRating } from '@/api/sdk.gen.ts';
import type { ToolboxRatingRead, ToolboxUseRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { EXPERIENCE_WORDS, SCORE_WORDS } from './words.ts';

const etagOf = (rating: ToolboxRatingRead | null) => (rating ? `"${rating.version}"` : null);

/** How it went, from four weeks of use on: once per company, to change and to take back. */
export function OwnRating({ use }: { use: ToolboxUseRead }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const [writing, setWriting] = useState(false);
  const { rating } = use;
  if (use.mayRateFrom > todayInAmsterdam())
    return (
      <p className="mt-4 text-sm">
        <Trans>Vanaf {day(use.mayRateFrom)} kunt u hier zeggen hoe het ging.</Trans>
      </p>
    );
  if (writing) return <RatingForm use={use} onDone={() => setWriting(false)} />;
  if (!rating)
    return (
      <div className="mt-4 grid justify-items-start gap-3">
        <p className="text-sm">
          <Trans>U werkt er vier weken of langer mee. Hoe ging het?</Trans>
        </p>
        <Button kind="secondary" onClick={() => setWriting(true)}>
          <Trans>Zeg hoe het ging</Trans>
        </Button>
      </div>
    );
  return (
    <div className="mt-4 grid justify-items-start gap-3">
      <p className="text-sm">
        <Trans>
          U gaf het een <strong>{rating.score}</strong> van 5.
        </Trans>{' '}
        {rating.experienceStatus && i18n._(EXPERIENCE_WORDS[rating.experienceStatus])}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button kind="secondary" small onClick={() => setWriting(true)}>
          <Trans>Wijzig uw oordeel</Trans>
        </Button>
        <TakeBack use={use} />
      </div>
    </div>
  );
}

function RatingForm({ use, onDone }: { use: ToolboxUseRead; onDone: () => void }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { rating } = use;
  const form = useForm({
    defaultValues: {
      score: rating ? String(rating.score) : null,
      whatWorked: rating?.whatWorked ?? '',
      forWhom: rating?.forWhom ?? '',
    },
  });
  return (
    <div className="mt-5">
      <Form
        form={form}
        onSubmit={async ({ score, whatWorked, forWhom }) => {
          await writeToolboxRating({
            path: { useId: use.id },
            body: {
              score: Number(score),
              whatWorked: whatWorked.trim() || null,
              forWhom: forWhom.trim() || null,
            },
            headers: ifMatch(etagOf(rating)),
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listToolboxUsesQueryKey() });
          toast(t`Dank u. Uw oordeel telt mee, zonder uw naam.`);
          onDone();
        }}
      >
        <RadioGroup
          name="score"
          label={t`Hoe ging het?`}
          options={Object.entries(SCORE_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
        />
        <TextArea name="whatWorked" label={t`Wat werkte er?`} optional rows={3} maxLength={400} />
        <TextArea
          name="forWhom"
          label={t`Voor wie is het iets?`}
          description={t`Noem geen namen. Het programmabureau leest uw woorden na; daarna zien anderen ze, zonder uw bedrijf.`}
          optional
          rows={3}
          maxLength={400}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>
            <Trans>Geef uw oordeel</Trans>
          </SubmitButton>
          <Button kind="quiet" onClick={onDone}>
            <Trans>Laat maar</Trans>
          </Button>
        </div>
      </Form>
    </div>
  );
}

function TakeBack({ use }: { use: ToolboxUseRead }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const form = useForm();
  return (
    <>
      <Button kind="quiet" small onClick={() => setAsking(true)}>
        <Trans>Trek in</Trans>
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t`Uw oordeel intrekken?`}>
        <Form
          form={form}
          onSubmit={async () => {
            await deleteToolboxRating({
              path: { useId: use.id },
              headers: ifMatch(etagOf(use.rating)),
              throwOnError: true,
            });
            setAsking(false);
            await queries.invalidateQueries({ queryKey: listToolboxUsesQueryKey() });
            toast(t`Uw oordeel is gewist.`);
          }}
        >
          <p>
            <Trans>Het cijfer en uw woorden worden gewist. U kunt later opnieuw zeggen hoe het ging.</Trans>
          </p>
          <SubmitButton kind="danger">
            <Trans>Trek het oordeel in</Trans>
          </SubmitButton>
        </Form>
      </Dialog>
    </>
  );
}
