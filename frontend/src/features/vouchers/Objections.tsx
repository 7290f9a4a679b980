import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listObjectionsOfVoucherOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ObjectionDecision, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ObjectionForm } from './ObjectionForm.tsx';
import { ObjectionPanel } from './ObjectionPanel.tsx';
import { DECISION } from './objectionWords.ts';

/** What one can do when one does not agree, until when, and what became of it. */
export function Objections({ voucher, etag }: { voucher: VoucherRead; etag: string | null }) {
  const found = useQuery(listObjectionsOfVoucherOptions({ path: { voucherId: voucher.id } }));
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton rows={2} />}
      errorTitle={<Trans>Uw bezwaar kwam niet door</Trans>}
    >
      {({ items, decision }) =>
        items.length > 0 || decision ? (
          <section className="grid gap-4" id="bezwaar">
            <h2 className="text-2xl">
              <Trans>Niet eens met het besluit</Trans>
            </h2>
            {items.map((objection) => (
              <ObjectionPanel key={objection.id} objection={objection} />
            ))}
            {decision?.mayObject && <Offer voucher={voucher} etag={etag} decision={decision} />}
          </section>
        ) : null
      }
    </Loaded>
  );
}

interface OfferProps {
  voucher: VoucherRead;
  etag: string | null;
  decision: ObjectionDecision;
}

function Offer({ voucher, etag, decision }: OfferProps) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const [writing, setWriting] = useState(false);
  const against = i18n._(DECISION[decision.against]);
  return (
    <>
      {decision.isLate ? (
        <p className="soft">
          <Trans>
            Bezwaar maken kon tot en met {day(decision.objectionDueOn)}. Kwam u er niet aan toe door iets waar
            u niets aan kon doen, dan kunt u het nog proberen. Wij beoordelen uw reden.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            U kunt bezwaar maken tegen {against} van {day(decision.announcedOn)}. Dat kan tot en met{' '}
            <strong>{day(decision.objectionDueOn)}</strong> en kost niets. Iemand die niet bij het besluit
            betrokken was, kijkt er opnieuw naar.
          </Trans>
        </p>
      )}
      <div>
        <Button kind={decision.isLate ? 'quiet' : 'secondary'} onClick={() => setWriting(true)}>
          <Trans>Maak bezwaar</Trans>
        </Button>
      </div>
      <Dialog open={writing} onClose={() => setWriting(false)} title={t`Bezwaar tegen ${against}`}>
        <ObjectionForm voucher={voucher} etag={etag} decision={decision} onDone={() => setWriting(false)} />
      </Dialog>
    </>
  );
}
