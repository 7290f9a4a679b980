import './rounds.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listRoundsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { RoundSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { ROUND_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';

export type RoundsRoom = 'programma' | 'syntens';

/** All rounds with what is left of their budgets. Whoever makes rounds sees the drafts too. */
export function RoundsPage({ room, page }: { room: RoundsRoom; page: number }) {
  const { t } = useLingui();
  const { may } = useSession();
  const { money } = useFormats();
  const rounds = useQuery(listRoundsOptions({ query: { page } }));
  const open = (rounds.data?.items ?? []).filter((round) => round.status === 'open');
  const left = open.reduce((sum, round) => sum + round.availableCents, 0);
  const make = room === 'programma' && may('rounds:manage') && (
    <LinkButton to="/programma/rondes/nieuw">
      <Trans>Maak een ronde</Trans>
    </LinkButton>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={open.length > 0 ? t`Nog ${money(left)} te verdelen` : t`Rondes en budget`}
        documentTitle={t`Rondes`}
        lead={
          open.length > 0 ? (
            <Plural
              value={open.length}
              one="In de ronde die nu open is."
              other="In de # rondes die nu open zijn."
            />
          ) : (
            <Trans>Wanneer er aangevraagd kan worden, en waar het geld is.</Trans>
          )
        }
        actions={make || undefined}
      />
      <Loaded
        query={rounds}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De rondes kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er is nog geen ronde</Trans>}>
              <Trans>
                Het programmabureau maakt een ronde, brengt financiers in en maakt de ronde bekend.
              </Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-6">
              <ul className="hairlines">
                {found.items.map((round) => (
                  <RoundRow key={round.id} round={round} room={room} />
                ))}
              </ul>
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function RoundRow({ round, room }: { round: RoundSummary; room: RoundsRoom }) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const { moment, money } = useFormats();
  const status = ROUND_STATUS[round.status];
  const used = round.budgetCents - round.availableCents;
  return (
    <li className="grid items-center gap-x-10 gap-y-4 py-5 md:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-3">
          <AppLink to={`/${room}/rondes/${round.id}`} className="text-lg font-semibold">
            {say(round.schemeName)}, {say(round.name)}
          </AppLink>
          <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
        </p>
        <p className="quiet">
          <Trans>
            Van {moment(round.opensAt)} tot {moment(round.closesAt)}
          </Trans>
        </p>
      </div>
      {round.budgetCents === 0 ? (
        <p className="quiet">
          <Trans>Nog geen financier</Trans>
        </p>
      ) : (
        <Progress
          label={t`Vastgelegd budget van ${say(round.schemeName)}, ${say(round.name)}`}
          value={used}
          max={round.budgetCents}
        >
          <Trans>
            {money(round.availableCents)} vrij, van {money(round.budgetCents)}
          </Trans>
        </Progress>
      )}
    </li>
  );
}
