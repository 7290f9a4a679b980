import './rounds.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { RoundRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { ROUND_STATUS } from '@/lib/voucherStatus.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { FigureSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Corrections } from './Corrections.tsx';
import { Funders } from './Funders.tsx';
import { HowDivided } from './HowDivided.tsx';
import { Ledger } from './Ledger.tsx';
import { MoneyPlaces } from './MoneyPlaces.tsx';
import { RoundActs } from './RoundActs.tsx';
import type { RoundsRoom } from './RoundsPage.tsx';
import { roundOptions } from './roundQueries.ts';
import { SchemeRules } from './SchemeRules.tsx';
import { Statement } from './Statement.tsx';
import { TrialBalance } from './TrialBalance.tsx';

interface RoundPageProps {
  room: RoundsRoom;
  roundId: string;
  /** Which page of postings is shown. */
  page: number;
}

/** One round for who works with it: where the money is, the books, the rules, and the acts of the programme office. */
export function RoundPage({ room, roundId, page }: RoundPageProps) {
  const round = useQuery(roundOptions(roundId));
  return (
    <div className="wrap pb-(--section)">
      <Loaded query={round} skeleton={<FigureSkeleton />} errorTitle={<Trans>De ronde kwam niet door</Trans>}>
        {({ data, etag }) => (
          <Round room={room} round={data} etag={etag} page={page} onReload={() => void round.refetch()} />
        )}
      </Loaded>
    </div>
  );
}

interface RoundProps {
  room: RoundsRoom;
  round: RoundRead;
  etag: string | null;
  page: number;
  onReload: () => void;
}

function Round({ room, round, etag, page, onReload }: RoundProps) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const { may } = useSession();
  const { day, moment, money, number } = useFormats();
  const status = ROUND_STATUS[round.status];
  const manage = may('rounds:manage');
  return (
    <>
      <PageHeader
        title={
          round.budgetCents === 0
            ? t`Deze ronde heeft nog geen geld`
            : t`Nog ${money(round.availableCents)} te verdelen`
        }
        documentTitle={`${say(round.schemeName)}, ${say(round.name)}`}
        crumbs={[{ label: t`Rondes`, to: `/${room}/rondes` }, { label: say(round.name) }]}
        lead={`${say(round.schemeName)}, ${say(round.name)}`}
        actions={manage ? <RoundActs round={round} etag={etag} onReload={onReload} /> : undefined}
      />
      <div className="columns-main-side">
        <div className="grid min-w-0 content-start gap-12">
          <MoneyPlaces roundId={round.id} />
          <Funders round={round} manage={manage} />
          <Statement round={round} />
          <TrialBalance roundId={round.id} />
          {manage && <Corrections round={round} />}
          <Ledger roundId={round.id} room={room} page={page} />
        </div>
        <aside className="grid content-start gap-10" aria-label={t`Gegevens van de ronde`}>
          <DefinitionList
            items={[
              { term: t`Status`, value: <Pill tone={status.tone}>{i18n._(status.word)}</Pill> },
              { term: t`Opent`, value: moment(round.opensAt) },
              { term: t`Sluit`, value: moment(round.closesAt) },
              { term: t`Wachtlijst tot en met`, value: day(round.waitingListEndsOn) },
              { term: t`Aanvragen`, value: number(round.submitted) },
              { term: t`Toegekend`, value: number(round.granted) },
              { term: t`Op de wachtlijst`, value: number(round.waiting) },
              { term: t`Reserve voor bezwaren`, value: money(round.objectionReserveCents) },
            ]}
          />
          <section className="grid gap-4">
            <h2 className="text-xl">
              <Trans>Hoe het geld wordt verdeeld</Trans>
            </h2>
            <HowDivided round={round} />
          </section>
          <section className="grid gap-4">
            <h2 className="text-xl">
              <Trans>De regels</Trans>
            </h2>
            <SchemeRules scheme={round.scheme} />
            <p className="quiet">
              <Trans>Uitgave {number(round.scheme.edition)}. Een lopende ronde houdt haar regels.</Trans>
            </p>
          </section>
        </aside>
      </div>
    </>
  );
}
