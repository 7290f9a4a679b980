import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { listAdviserComplaintsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ComplaintRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Complaint } from './Complaint.tsx';
import { DecideDialog, RespondDialog, WithdrawDialog } from './ComplaintActs.tsx';
import { FileComplaint } from './FileComplaint.tsx';
import type { Side } from './side.ts';

interface Acting {
  complaint: ComplaintRead;
  act: ComplaintRead['allowedActs'][number];
}

interface ComplaintsPageProps {
  side: Side;
  page: number;
  /** The adviser a company came here to complain about. */
  adviserId?: string | undefined;
}

/** Complaints about advisers, for whoever is in the room: to file, to answer or to decide. */
export function ComplaintsPage({ side, page, adviserId }: ComplaintsPageProps) {
  const complaints = useQuery({
    ...listAdviserComplaintsOptions({ query: { page } }),
    placeholderData: keepPreviousData,
  });
  const [acting, setActing] = useState<Acting | null>(null);
  const [filing, setFiling] = useState(adviserId !== undefined);
  const done = () => setActing(null);
  return (
    <div className="wrap pb-(--section)">
      <Head side={side} onFile={() => setFiling(true)} />
      <Loaded
        query={complaints}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De klachten kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <NoComplaints side={side} />
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((complaint) => (
                  <li key={complaint.id} className="py-8">
                    <Complaint complaint={complaint} side={side}>
                      {complaint.allowedActs.map((act) => (
                        <ActButton key={act} act={act} onClick={() => setActing({ complaint, act })} />
                      ))}
                    </Complaint>
                  </li>
                ))}
              </ul>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      {filing && <FileComplaint adviserId={adviserId} onClose={() => setFiling(false)} />}
      {acting?.act === 'respond' && <RespondDialog complaint={acting.complaint} onClose={done} />}
      {acting?.act === 'withdraw' && <WithdrawDialog complaint={acting.complaint} onClose={done} />}
      {acting?.act === 'decide' && <DecideDialog complaint={acting.complaint} onClose={done} />}
    </div>
  );
}

function Head({ side, onFile }: { side: Side; onFile: () => void }) {
  const { t } = useLingui();
  const titles: Record<Side, string> = {
    company: t`Niet tevreden over een adviseur?`,
    adviser: t`Klachten over uw werk`,
    officer: t`Klachten over adviseurs`,
  };
  const leads: Record<Side, string> = {
    company: t`Praat eerst met de adviseur. Komt u er samen niet uit, dan hoort Syntens u allebei en neemt een besluit.`,
    adviser: t`U geeft eerst uw kant van het verhaal, binnen tien werkdagen. Daarna beslist iemand van Syntens die bij geen van beide hoort.`,
    officer: t`Hoor eerst de adviseur. Beslist u dat het bedrijf gelijk heeft, dan kiest u meteen wat dat voor de erkenning betekent.`,
  };
  return (
    <PageHeader
      title={titles[side]}
      documentTitle={t`Klachten`}
      lead={leads[side]}
      actions={
        side === 'company' && (
          <Button kind="secondary" onClick={onFile}>
            <Trans>Dien een klacht in</Trans>
          </Button>
        )
      }
    />
  );
}

function NoComplaints({ side }: { side: Side }) {
  const texts: Record<Side, [ReactNode, ReactNode]> = {
    company: [
      <Trans key="title">U hebt geen klachten ingediend</Trans>,
      <Trans key="text">
        Een klacht gaat over een adviseur met wie u contact had of werkt. Klachten zijn nooit openbaar.
      </Trans>,
    ],
    adviser: [
      <Trans key="title">Er is geen klacht over u</Trans>,
      <Trans key="text">Komt er een, dan krijgt u een mail en leest u de klacht hier.</Trans>,
    ],
    officer: [
      <Trans key="title">Er zijn geen klachten</Trans>,
      <Trans key="text">
        Zodra een bedrijf een klacht indient, krijgt u een mail en leest u de klacht hier.
      </Trans>,
    ],
  };
  const [title, text] = texts[side];
  return (
    <EmptyState title={title}>
      <p>{text}</p>
    </EmptyState>
  );
}

function ActButton({ act, onClick }: { act: Acting['act']; onClick: () => void }) {
  return (
    <Button small kind={act === 'withdraw' ? 'secondary' : 'primary'} onClick={onClick}>
      {act === 'respond' && <Trans>Geef uw kant van het verhaal</Trans>}
      {act === 'withdraw' && <Trans>Trek de klacht in</Trans>}
      {act === 'decide' && <Trans>Neem een besluit</Trans>}
    </Button>
  );
}
