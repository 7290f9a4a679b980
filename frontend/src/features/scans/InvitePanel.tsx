import { Trans, useLingui } from '@lingui/react/macro';
import { Copy, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { createScanInvitation } from '@/api/sdk.gen.ts';
import type { Respondent, ScanInvitationLink, ScanRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import type { Sheet } from './LinkSheet.tsx';
import { QrCode } from './QrCode.tsx';
import { SingleLinks } from './SingleLinks.tsx';
import { useScanLinks } from './scanLinks.ts';

interface InvitePanelProps {
  scan: ScanRead;
  audience: Respondent;
  title: ReactNode;
  lead: ReactNode;
  onSheet: (sheet: Sheet) => void;
  onChanged: () => Promise<unknown>;
}

/** Links for one audience: one for everybody, or links that each work once. */
export function InvitePanel({ scan, audience, title, lead, onSheet, onChanged }: InvitePanelProps) {
  const { links, keep } = useScanLinks(scan.id);
  const { busy, fault, run } = useAct();
  const make = (
    kind: 'shared' | 'single_use',
    quantity: number,
    then: (made: ScanInvitationLink[]) => void,
  ) =>
    run(async () => {
      const { data } = await createScanInvitation({
        path: { scanId: scan.id },
        body: { audience, kind, quantity },
        throwOnError: true,
      });
      then(data.links);
      await onChanged();
    });
  const link = links[audience];
  const made = scan.invitations.filter((invitation) => invitation.audience === audience);
  const shared = made.find((invitation) => invitation.kind === 'shared');
  return (
    <section>
      <h2>{title}</h2>
      <p className="soft mt-2">{lead}</p>
      {fault && (
        <div className="mt-4">
          <Notice tone="err" live title={<Trans>De links zijn niet gemaakt</Trans>}>
            <p>{fault}</p>
          </Notice>
        </div>
      )}
      <div className="mt-6 grid gap-8 sm:grid-cols-2">
        <div>
          <h3 className="text-lg">
            <Trans>Eén link voor iedereen</Trans>
          </h3>
          {link ? (
            <SharedLink link={link} onPoster={() => onSheet({ kind: 'poster', audience, links: [link] })} />
          ) : (
            <>
              <SharedBefore madeAt={shared?.createdAt} />
              <Button
                kind={audience === 'employee' && !shared ? 'primary' : 'secondary'}
                busy={busy}
                onClick={() =>
                  void make('shared', 1, ([first]) => {
                    if (first) keep(audience, first);
                  })
                }
              >
                {shared ? <Trans>Maak een nieuwe link</Trans> : <Trans>Maak de link</Trans>}
              </Button>
            </>
          )}
        </div>
        <div>
          <h3 className="text-lg">
            <Trans>Losse links</Trans>
          </h3>
          <SingleLinks
            busy={busy}
            madeBefore={made
              .filter((invitation) => invitation.kind === 'single_use')
              .reduce((sum, invitation) => sum + invitation.quantity, 0)}
            onMake={(quantity) =>
              void make('single_use', quantity, (links) => onSheet({ kind: 'slips', audience, links }))
            }
          />
        </div>
      </div>
    </section>
  );
}

function SharedBefore({ madeAt }: { madeAt: string | undefined }) {
  const { day } = useFormats();
  return (
    <p className="soft mt-1 mb-4 text-sm">
      {madeAt ? (
        <Trans>
          U maakte een link op {day(madeAt)}. Wij bewaren hem niet. Maakt u een nieuwe, dan werkt de oude niet
          meer.
        </Trans>
      ) : (
        <Trans>Voor een bericht of op een poster met QR-code.</Trans>
      )}
    </p>
  );
}

function SharedLink({ link, onPoster }: { link: ScanInvitationLink; onPoster: () => void }) {
  const { t } = useLingui();
  const copy = async () => {
    await navigator.clipboard.writeText(link.url);
    toast(t`De link is gekopieerd.`);
  };
  return (
    <div className="link-box mt-2">
      <QrCode svg={link.qrSvg} />
      <p className="link-text">{link.url}</p>
      <p className="soft text-sm">
        <Trans>Kopieer hem nu: na het sluiten van dit tabblad kunnen wij hem niet meer tonen.</Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" small onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          <Trans>Kopieer de link</Trans>
        </Button>
        <Button kind="secondary" small onClick={onPoster}>
          <Printer aria-hidden="true" />
          <Trans>Druk de poster af</Trans>
        </Button>
      </div>
    </div>
  );
}
