import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { deleteVoucherEntry } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Money } from '@/ui/Money.tsx';
import { ThrowAwayDialog } from './ThrowAwayDialog.tsx';

interface EntryOfColleagueProps {
  voucher: VoucherRead;
  etag: string | null;
  onGone: () => Promise<void>;
}

/** What a colleague is entering: to read, or to throw away. Who writes in it decides nothing about it later. */
export function EntryOfColleague({ voucher, etag, onGone }: EntryOfColleagueProps) {
  const { t } = useLingui();
  const { number } = useFormats();
  const themeName = useThemeName();
  const [throwing, setThrowing] = useState(false);
  const open = t`Nog niet ingevuld`;
  return (
    <section className="grid max-w-(--container-measure) gap-5">
      <h2 className="text-xl">
        <Trans>Wat er tot nu toe staat</Trans>
      </h2>
      <DefinitionList
        items={[
          { term: t`Waar gaat het advies over`, value: voucher.theme ? themeName(voucher.theme) : open },
          { term: t`Wat wilt u bereiken`, value: voucher.goal ?? open },
          { term: t`Adviseur`, value: voucher.adviser?.name ?? open },
          { term: t`Uren advies`, value: voucher.hours === null ? open : number(voucher.hours) },
          {
            term: t`Kosten van het advies`,
            value: voucher.adviceCents === null ? open : <Money cents={voucher.adviceCents} />,
          },
        ]}
      />
      <p className="soft">
        <Trans>
          Alleen wie begon, schrijft erin en geeft haar door. Is uw collega er niet? Gooi haar dan weg en
          begin zelf opnieuw. Wie erin schrijft, beslist later niet over haar.
        </Trans>
      </p>
      <div>
        <Button kind="quiet" onClick={() => setThrowing(true)}>
          <Trans>Gooi weg</Trans>
        </Button>
      </div>
      <ThrowAwayDialog
        open={throwing}
        onClose={() => setThrowing(false)}
        onThrow={async () => {
          await deleteVoucherEntry({
            path: { voucherEntryId: voucher.id },
            headers: ifMatch(etag),
            throwOnError: true,
          });
          await onGone();
        }}
      />
    </section>
  );
}
