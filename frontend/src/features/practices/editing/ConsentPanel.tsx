import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createPracticeConsent, createPracticeWithdrawal } from '@/api/sdk.gen.ts';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Act } from '@/ui/editing/VersionActs.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useRefreshPractices } from './practiceQueries.ts';

interface ConsentPanelProps {
  version: PracticeVersionRead;
  /** There is typed text that is not saved: then what is read is not what is agreed to. */
  unsaved: boolean;
}

/** The consent of the company to exactly this text: given below the preview, and taken back at any moment. */
export function ConsentPanel({ version, unsaved }: ConsentPanelProps) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const { may, session } = useSession();
  const refresh = useRefreshPractices();
  const [withdrawing, setWithdrawing] = useState(false);
  const isOwner = may('practices:consent') && session.organisation?.id === version.companyId;
  const inWork = version.status === 'draft' || version.status === 'in_review';
  const standing = version.consents.find((consent) => consent.isForThisText && !consent.withdrawnAt);
  const lapsed = version.consents.find((consent) => !consent.isForThisText && !consent.withdrawnAt);
  const giver = standing?.givenBy ?? t`Iemand die hier niet meer is`;
  return (
    <section className="panel mt-12 grid max-w-measure gap-4" aria-label={t`Toestemming`}>
      <h2 className="text-xl">
        <Trans>Toestemming van het bedrijf</Trans>
      </h2>
      {standing ? (
        <p>
          <Trans>
            {giver} gaf op {dayLong(standing.givenAt)} toestemming voor precies deze tekst.
          </Trans>
        </p>
      ) : (
        <p>
          {lapsed ? (
            <Trans>
              De tekst veranderde na de toestemming van {dayLong(lapsed.givenAt)}. Daarom is een nieuwe nodig.
            </Trans>
          ) : (
            <Trans>
              Voor deze tekst is nog geen toestemming. Zonder toestemming komt hij niet op de site.
            </Trans>
          )}
        </p>
      )}
      {isOwner && inWork && !standing && (
        <>
          <p className="soft">
            <Trans>
              U geeft toestemming voor wat hierboven staat, woord voor woord. Verandert er iets, dan vragen
              wij het opnieuw. Intrekken kan altijd; het verhaal is dan meteen van de site.
            </Trans>
          </p>
          {unsaved ? (
            <p className="font-semibold">
              <Trans>Sla eerst op wat u typte.</Trans>
            </p>
          ) : (
            <Act
              onAct={async () => {
                await createPracticeConsent({
                  path: { practiceVersionId: version.id },
                  body: { contentHash: version.contentHash },
                  throwOnError: true,
                });
                toast(t`Uw toestemming is vastgelegd.`);
                await refresh();
              }}
            >
              <Trans>Geef toestemming voor deze tekst</Trans>
            </Act>
          )}
        </>
      )}
      {!isOwner && inWork && !standing && (
        <p className="soft">
          <Trans>Een eigenaar van {version.company} geeft haar, in de eigen kamer.</Trans>
        </p>
      )}
      {isOwner && version.consents.some((consent) => !consent.withdrawnAt) && (
        <div>
          <Button kind="danger" onClick={() => setWithdrawing(true)}>
            <Trans>Trek de toestemming in</Trans>
          </Button>
        </div>
      )}
      <WithdrawDialog
        open={withdrawing}
        onClose={() => setWithdrawing(false)}
        onWithdraw={async () => {
          await createPracticeWithdrawal({ path: { practiceVersionId: version.id }, throwOnError: true });
          toast(t`Uw toestemming is ingetrokken.`);
          await refresh();
        }}
      />
    </section>
  );
}

interface WithdrawDialogProps {
  open: boolean;
  onClose: () => void;
  onWithdraw: () => Promise<unknown>;
}

function WithdrawDialog({ open, onClose, onWithdraw }: WithdrawDialogProps) {
  const { t } = useLingui();
  const form = useForm();
  return (
    <Dialog open={open} onClose={onClose} title={t`Trek de toestemming in`}>
      <Form
        form={form}
        onSubmit={async () => {
          await onWithdraw();
          onClose();
        }}
      >
        <p>
          <Trans>
            Het verhaal verdwijnt meteen van de site en uit het zoeken. Op het adres staat dat het is
            ingetrokken. Wat u schreef blijft in uw kamer staan.
          </Trans>
        </p>
        <SubmitButton kind="danger">
          <Trans>Trek in</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
