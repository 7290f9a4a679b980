import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { listReviewTextsOptions, listReviewTextsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { reviewText } from '@/api/sdk.gen.ts';
import type { WaitingText } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
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
  const again = () => queries.invalidateQueries({ queryKey: listReviewTextsQueryKey() });
  const decide = (toStatus: 'approved' | 'withheld', said: string) =>
    run(
      async () => {
        await reviewText({
          path: { reviewId: text.reviewId },
          body: { part: text.part, toStatus },
          headers: ifMatch(`"${text.version}"`),
          throwOnError: true,
        });
        toast(said);
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
        <Button
          small
          busy={busy}
          onClick={() => void decide('approved', t`De tekst komt op de pagina van de adviseur.`)}
        >
          <Trans>Laat zien</Trans>
        </Button>
        <Button
          kind="danger"
          small
          disabled={busy}
          onClick={() => void decide('withheld', t`De tekst blijft verborgen; de scores tellen mee.`)}
        >
          <Trans>Laat niet zien</Trans>
        </Button>
      </div>
    </li>
  );
}
