import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound, ScanEye, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { createScanStaffInvitation } from '@/api/sdk.gen.ts';
import type { ScanRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import type { Sheet } from './LinkSheet.tsx';
import { SingleLinks } from './SingleLinks.tsx';

interface StaffLinksProps {
  scan: ScanRead;
  onSheet: (sheet: Sheet) => void;
  onChanged: () => Promise<unknown>;
}

/** For a staff representative: make the links for employees, and hand them out. */
export function StaffLinks({ scan, onSheet, onChanged }: StaffLinksProps) {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const [asked, setAsked] = useState<number | null>(null);
  const mine = scan.linksFrom !== 'company';
  const companyMade = scan.invitations.some((made) => made.audience === 'employee' && !made.byStaff);
  const make = (quantity: number) =>
    run(async () => {
      const { data } = await createScanStaffInvitation({
        path: { scanId: scan.id },
        body: { quantity },
        throwOnError: true,
      });
      setAsked(null);
      onSheet({ kind: 'slips', audience: 'employee', links: data.links, byStaff: true });
      await onChanged();
    });
  const problem = fault && (
    <Notice tone="err" live title={<Trans>De links zijn niet gemaakt</Trans>}>
      <p>{fault}</p>
    </Notice>
  );
  return (
    <div className="columns-main-side mt-12">
      <section>
        <h2>{mine ? <Trans>U deelt de links uit</Trans> : <Trans>Deel zelf de links uit</Trans>}</h2>
        <p className="soft mt-2 mb-6">
          {mine ? (
            <Trans>
              Alleen u en andere vertegenwoordigers van het personeel maken links voor medewerkers. Geef
              iedere collega er één. Houd niet bij wie welke kreeg.
            </Trans>
          ) : (
            <Trans>
              U vertegenwoordigt het personeel. U kunt voor iedere collega een eigen link maken en uitdelen.
              De leiding krijgt die links niet.
            </Trans>
          )}
        </p>
        {asked === null && problem && <div className="mb-6">{problem}</div>}
        <SingleLinks
          kind="primary"
          busy={busy}
          madeBefore={scan.invitations
            .filter((made) => made.byStaff)
            .reduce((sum, made) => sum + made.quantity, 0)}
          onMake={(quantity) => (mine ? void make(quantity) : setAsked(quantity))}
        />
        <Dialog
          open={asked !== null}
          onClose={() => setAsked(null)}
          title={t`Het uitdelen op u nemen?`}
          actions={
            <>
              <Button busy={busy} onClick={() => asked !== null && void make(asked)}>
                <Trans>Ja, ik deel ze uit</Trans>
              </Button>
              <Button kind="quiet" onClick={() => setAsked(null)}>
                <Trans>Nog niet</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              Vanaf nu maakt alleen het personeel zelf links voor medewerkers. Dat blijft zo tot de scan
              sluit. De leiding krijgt er bericht van.
            </Trans>
          </p>
          {companyMade && (
            <p className="mt-3">
              <Trans>
                De leiding maakte al links voor medewerkers. Die werken dan niet meer, ook niet op een poster.
                Wie al antwoordde, hoeft niets te doen.
              </Trans>
            </p>
          )}
          {problem}
        </Dialog>
      </section>
      <aside>
        <h2 className="text-xl">
          <Trans>Waarom dit sterker is</Trans>
        </h2>
        <ul className="hairlines mt-3">
          <li className="promise">
            <ShieldCheck aria-hidden="true" />
            <div>
              <p className="font-semibold">
                <Trans>Alleen medewerkers antwoorden</Trans>
              </p>
              <p className="soft text-sm">
                <Trans>
                  Met een gedeelde link kan iemand vaker antwoorden, ook de leiding zelf. Uw links werken elk
                  één keer, en alleen uw collega's hebben er een.
                </Trans>
              </p>
            </div>
          </li>
          <li className="promise">
            <ScanEye aria-hidden="true" />
            <div>
              <p className="font-semibold">
                <Trans>Niemand kan proberen wie al antwoordde</Trans>
              </p>
              <p className="soft text-sm">
                <Trans>Wie een link heeft, kan zien of hij al gebruikt is. De leiding heeft er geen.</Trans>
              </p>
            </div>
          </li>
          <li className="promise">
            <KeyRound aria-hidden="true" />
            <div>
              <p className="font-semibold">
                <Trans>Ook u ziet niet wie wat antwoordt</Trans>
              </p>
              <p className="soft text-sm">
                <Trans>
                  Een link leidt naar geen antwoord terug. Laat collega's zelf een briefje pakken, dan weet
                  ook u niet wie welke link heeft.
                </Trans>
              </p>
            </div>
          </li>
        </ul>
      </aside>
    </div>
  );
}
