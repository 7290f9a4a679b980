import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteVoucher } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { toast } from '@/ui/toast.ts';
import { ThrowAwayDialog } from './ThrowAwayDialog.tsx';
import { useRefresh } from './voucherQueries.ts';

interface EnteredNoticeProps {
  voucher: VoucherRead;
  etag: string | null;
}

/** Above a draft that Syntens entered: after which call, what the company does now, and that it may say no. */
export function EnteredNotice({ voucher, etag }: EnteredNoticeProps) {
  if (!voucher.entry?.handedOverAt) return null;
  return (
    <div className="mb-8">
      <Notice title={<Trans>Syntens heeft deze aanvraag voor u ingevoerd</Trans>}>
        <AfterCall entry={voucher.entry} />
        <p>
          <Trans>
            Er is nog niets ingediend. Controleer wat er staat, vul uw verklaringen in en dien de aanvraag
            zelf in. Klopt het niet? Wijzig het, of gooi de aanvraag weg.
          </Trans>
        </p>
        <ThrowAway voucher={voucher} etag={etag} />
      </Notice>
    </div>
  );
}

/** The page of a draft that Syntens is still filling in: the company waits, or says no. */
export function BeingEntered({ voucher, etag }: EnteredNoticeProps) {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={t`Uw aanvraag`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Vouchers`, to: '/bedrijf/vouchers' },
          { label: voucher.code },
        ]}
      />
      <Notice title={<Trans>Syntens vult deze aanvraag nog in</Trans>}>
        {voucher.entry && <AfterCall entry={voucher.entry} />}
        <p>
          <Trans>
            U krijgt bericht zodra zij klaarstaat. Daarna controleert u haar en dient u haar zelf in. Wilt u
            geen aanvraag? Gooi haar dan weg.
          </Trans>
        </p>
        <ThrowAway voucher={voucher} etag={etag} />
      </Notice>
    </>
  );
}

function AfterCall({ entry }: { entry: NonNullable<VoucherRead['entry']> }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const officer = entry.enteredBy ?? t`Een medewerker`;
  return (
    <p>
      <Trans>
        {officer} van Syntens voerde haar in op {moment(entry.enteredAt)}, na een telefoongesprek met{' '}
        {entry.callerName}.
      </Trans>
    </p>
  );
}

function ThrowAway({ voucher, etag }: EnteredNoticeProps) {
  const { t } = useLingui();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const refresh = useRefresh(voucher.id);
  if (!may('vouchers:draft')) return null;
  return (
    <div>
      <Button kind="secondary" small onClick={() => setAsking(true)}>
        <Trans>Gooi de aanvraag weg</Trans>
      </Button>
      <ThrowAwayDialog
        open={asking}
        onClose={() => setAsking(false)}
        onThrow={async () => {
          await deleteVoucher({
            path: { voucherId: voucher.id },
            headers: ifMatch(etag),
            throwOnError: true,
          });
          toast(t`De aanvraag is weggegooid.`);
          await navigate({ to: '/bedrijf/vouchers' as never });
          await refresh();
        }}
      />
    </div>
  );
}
