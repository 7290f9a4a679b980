import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listReviewTextsOptions, listReviewTextsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { reviewText } from '@/api/sdk.gen.ts';
import type { WaitingText } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import '@/ui/review-figures.css';

/** Texts about advisers, and their replies, that the programme office reads before everybody does. */
export function ReviewTextsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const waiting = useQuery(listReviewTextsOptions({ query: { page } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Teksten over adviseurs nalezen`}
        lead={t`U ziet niet welk bedrijf schreef of welke score het gaf. Laat niet zien wat naar een persoon wijst, iemand beledigt of reclame is. Aan de tekst zelf verandert u niets.`}
      />
      <Loaded
        query={waiting}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De teksten kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er wacht nu geen tekst</Trans>} />
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((text) => (
                  <Waiting key={`${text.reviewId} ${text.part}`} text={text} />
                ))}
              </ul>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function Waiting({ text }: { text: WaitingText }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const [withholding, setWithholding] = useState(false);
  const again = () => queries.invalidateQueries({ queryKey: listReviewTextsQueryKey() });
  const show = () =>
    run(
      async () => {
        await reviewText({
          path: { reviewId: text.reviewId },
          body: { part: text.part, toStatus: 'approved' },
          headers: ifMatch(`"${text.version}"`),
          throwOnError: true,
        });
        toast(t`De tekst komt op de pagina van de adviseur.`);
        await again();
      },
      (problem) => {
        if (![404, 409, 412].includes(problem.status)) return false;
        void again();
        return problem.status !== 412;
      },
    );
  return (
    <li className="grid max-w-(--container-measure) gap-3 py-6">
      <p className="font-semibold">
        {text.part === 'words' ? (
          <Trans>Over {text.adviser}</Trans>
        ) : (
          <Trans>Antwoord van {text.adviser}</Trans>
        )}
      </p>
      {text.beside && <p className="soft review-text">{text.beside}</p>}
      <p className={text.part === 'words' ? 'review-text' : 'ml-6 whitespace-pre-line'}>{text.text}</p>
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button small busy={busy} onClick={() => void show()}>
          <Trans>Laat zien</Trans>
        </Button>
        <Button kind="danger" small disabled={busy} onClick={() => setWithholding(true)}>
          <Trans>Laat niet zien</Trans>
        </Button>
      </div>
      {withholding && <Withhold text={text} onClose={() => setWithholding(false)} onDone={again} />}
    </li>
  );
}

interface WithholdProps {
  text: WaitingText;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Whoever wrote it reads why. */
function Withhold({ text, onClose, onDone }: WithholdProps) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Dialog open onClose={onClose} title={<Trans>Laat deze tekst niet zien</Trans>}>
      <p className="review-text">{text.text}</p>
      <Form
        form={form}
        onSubmit={async ({ reason }) => {
          await reviewText({
            path: { reviewId: text.reviewId },
            body: { part: text.part, toStatus: 'withheld', reason },
            headers: ifMatch(`"${text.version}"`),
            throwOnError: true,
          });
          toast(
            text.part === 'words'
              ? t`De tekst blijft verborgen; de scores tellen mee.`
              : t`Het antwoord blijft verborgen.`,
          );
          onClose();
          await onDone();
        }}
      >
        <TextArea
          name="reason"
          label={t`Waarom laat u de tekst niet zien?`}
          description={t`Wie de tekst schreef, leest dit.`}
          rows={3}
          maxLength={1500}
        />
        <SubmitButton>
          <Trans>Laat niet zien</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
