import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listOwnReviewsOptions, listOwnReviewsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createReviewReply } from '@/api/sdk.gen.ts';
import type { OwnReviewText } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import '@/ui/review-figures.css';
import { TEXT_TONES, TEXT_WORDS } from './words.ts';

/** What everybody reads about this adviser, and the one reply to each text. */
export function OwnReviewsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const texts = useQuery(listOwnReviewsOptions({ query: { page } }));
  const [replying, setReplying] = useState<OwnReviewText | null>(null);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat bedrijven over u schreven`}
        documentTitle={t`Beoordelingen`}
        crumbs={[{ label: t`Adviseurskamer`, to: '/adviseur' }, { label: t`Beoordelingen` }]}
        lead={t`Iedereen leest deze teksten op uw pagina. U kunt op elke tekst één keer antwoorden. Welke score een bedrijf gaf, ziet niemand.`}
      />
      <Loaded
        query={texts}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De beoordelingen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er staat nog geen tekst over u</Trans>}>
              <p>
                <Trans>
                  Na een afgerond traject kan een bedrijf iets schrijven. Het programmabureau leest het na.
                  Zonder naam staat een tekst er vanaf vijf bedrijven.
                </Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((text) => (
                  <OneText key={text.id} text={text} onReply={() => setReplying(text)} />
                ))}
              </ul>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      {replying && <Reply text={replying} onClose={() => setReplying(null)} />}
    </div>
  );
}

function OneText({ text, onReply }: { text: OwnReviewText; onReply: () => void }) {
  const { i18n } = useLingui();
  return (
    <li className="grid max-w-(--container-measure) gap-3 py-6">
      <p className="review-text">{text.words}</p>
      <p className="quiet text-sm">{text.company ?? <Trans>Een bedrijf, zonder naam</Trans>}</p>
      {text.reply ? (
        <div className="ml-6 grid gap-2">
          <p className="quiet text-sm">
            <Trans>Uw antwoord</Trans>
          </p>
          <p className="whitespace-pre-line">{text.reply}</p>
          {text.replyStatus && (
            <p>
              <Pill tone={TEXT_TONES[text.replyStatus]}>{i18n._(TEXT_WORDS[text.replyStatus])}</Pill>
            </p>
          )}
          {text.replyReason && (
            <p>
              <Trans>De reden: {text.replyReason}</Trans>
            </p>
          )}
          {text.replyStatus === 'withheld' && (
            <div>
              <Button kind="secondary" small onClick={onReply}>
                <Trans>Schrijf een ander antwoord</Trans>
              </Button>
            </div>
          )}
        </div>
      ) : (
        <div>
          <Button kind="secondary" small onClick={onReply}>
            <Trans>Antwoord hierop</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}

function Reply({ text, onClose }: { text: OwnReviewText; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { words: text.reply ?? '' } });
  return (
    <Dialog open onClose={onClose} title={<Trans>Antwoord op een beoordeling</Trans>}>
      <p className="review-text">{text.words}</p>
      <Form
        form={form}
        onSubmit={async ({ words }) => {
          await createReviewReply({
            path: { reviewId: text.id },
            body: { words },
            headers: ifMatch(`"${text.version}"`),
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listOwnReviewsQueryKey() });
          toast(t`Uw antwoord is bewaard. Het staat op uw pagina zodra het is nagelezen.`);
          onClose();
        }}
      >
        <TextArea
          name="words"
          label={t`Uw antwoord`}
          description={t`Iedereen leest dit. Noem geen bedrijf of persoon. U kunt één keer antwoorden.`}
          rows={5}
          maxLength={1500}
        />
        <SubmitButton>
          <Trans>Stuur het antwoord</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
