import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listNetworkIntroductionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createNetworkIntroductionStatusChange } from '@/api/sdk.gen.ts';
import type { NetworkIntroductionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { PersonLine, usePersonName } from './PersonFacts.tsx';
import { Safety } from './Safety.tsx';
import { useTold } from './useNetwork.ts';
import { STATUS_TONES, STATUS_WORDS } from './words.ts';

type Move = 'accepted' | 'declined' | 'withdrawn';

/** Who asked whom to meet, and saying yes or no. */
export function IntroductionsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const found = useQuery({
    ...listNetworkIntroductionsOptions({ query: { page } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw kennismakingen`}
        crumbs={[{ label: t`Netwerk`, to: '/netwerk' }, { label: t`Kennismakingen` }]}
        lead={<Trans>Zegt u ja, dan schrijft u met elkaar. Een nee hoeft u niet uit te leggen.</Trans>}
      />
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>Uw kennismakingen kwamen niet door</Trans>}
      >
        {(list) =>
          list.total === 0 ? (
            <EmptyState title={<Trans>U vroeg nog niemand, en niemand vroeg u</Trans>}>
              <p>
                <AppLink to="/netwerk">
                  <Trans>Zoek iemand in het netwerk</Trans>
                </AppLink>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {list.items.map((introduction) => (
                  <Introduction key={introduction.id} introduction={introduction} />
                ))}
              </ul>
              <Pagination {...list} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function Introduction({ introduction }: { introduction: NetworkIntroductionRead }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const told = useTold();
  const { busy, fault, run } = useAct();
  const { person, status } = introduction;
  const name = usePersonName()(person);
  const may = (act: NetworkIntroductionRead['allowedActs'][number]) => introduction.allowedActs.includes(act);
  const words: Record<Move, string> = {
    accepted: t`U hebt kennisgemaakt.`,
    declined: t`U zei nee. De ander hoort geen reden.`,
    withdrawn: t`Uw vraag is ingetrokken.`,
  };
  const move = (toStatus: Move) =>
    void run(async () => {
      await createNetworkIntroductionStatusChange({
        path: { networkIntroductionId: introduction.id },
        body: { toStatus },
        headers: ifMatch(`"${introduction.version}"`),
        throwOnError: true,
      });
      await told(words[toStatus]);
    });
  return (
    <li className="grid gap-3 py-6">
      <h2 className="break-words text-xl">
        {person ? (
          <AppLink to="/netwerk/$profileId" params={{ profileId: person.id }}>
            {name}
          </AppLink>
        ) : (
          name
        )}
      </h2>
      <p className="meta">
        <Pill tone={STATUS_TONES[status]}>{i18n._(STATUS_WORDS[status])}</Pill>
        <span>
          {introduction.askedByMe ? (
            <Trans>u vroeg het op {day(introduction.askedAt)}</Trans>
          ) : (
            <Trans>vroeg u op {day(introduction.askedAt)}</Trans>
          )}
        </span>
      </p>
      {person && <PersonLine person={person} />}
      <blockquote className="max-w-(--container-measure) whitespace-pre-line break-words">
        {introduction.reason}
      </blockquote>
      <div className="flex flex-wrap gap-3">
        {may('accept') && (
          <Button small busy={busy} onClick={() => move('accepted')}>
            {status === 'declined' ? <Trans>Toch kennismaken</Trans> : <Trans>Ja, maak kennis</Trans>}
          </Button>
        )}
        {may('decline') && (
          <Button small kind="secondary" busy={busy} onClick={() => move('declined')}>
            <Trans>Nee, liever niet</Trans>
          </Button>
        )}
        {may('withdraw') && (
          <Button small kind="secondary" busy={busy} onClick={() => move('withdrawn')}>
            <Trans>Trek uw vraag in</Trans>
          </Button>
        )}
        {status === 'accepted' && (
          <LinkButton
            to="/netwerk/berichten/$conversationId"
            params={{ conversationId: introduction.id }}
            kind="secondary"
            small
          >
            <Trans>Naar het gesprek</Trans>
          </LinkButton>
        )}
        {status !== 'accepted' && <Safety introduction={introduction} messages={[]} />}
      </div>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </li>
  );
}
