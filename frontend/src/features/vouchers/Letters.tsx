import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listLettersOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readLetterDocument } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { PdfButton } from '@/ui/PdfButton.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** The letters about this voucher, to read and print as they were sent. */
export function Letters({ voucher }: { voucher: VoucherRead }) {
  const say = useLocalized();
  const { moment } = useFormats();
  const [open, setOpen] = useState<string | null>(null);
  if (voucher.letters.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-2xl">
        <Trans>Brieven</Trans>
      </h2>
      <ul className="hairlines">
        {voucher.letters.map((letter) => (
          <li key={letter.id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <button type="button" className="link-button" onClick={() => setOpen(letter.id)}>
              {say(letter.subject)}
            </button>
            <span className="quiet">{moment(letter.sentAt)}</span>
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={say(voucher.letters.find((letter) => letter.id === open)?.subject)}
        actions={open && <LetterDownload voucherId={voucher.id} letterId={open} name={voucher.code} />}
      >
        <LetterText voucherId={voucher.id} letterId={open} />
      </Dialog>
    </section>
  );
}

function LetterDownload({
  voucherId,
  letterId,
  name,
}: {
  voucherId: string;
  letterId: string;
  name: string;
}) {
  const { t } = useLingui();
  return (
    <PdfButton
      kind="secondary"
      name={name}
      make={async (language) =>
        (
          await readLetterDocument({
            path: { voucherId, voucherLetterId: letterId },
            query: { language },
            parseAs: 'blob',
            throwOnError: true,
          })
        ).data
      }
    >
      {t`Bewaar als PDF`}
    </PdfButton>
  );
}

function LetterText({ voucherId, letterId }: { voucherId: string; letterId: string | null }) {
  const say = useLocalized();
  const letters = useQuery(listLettersOptions({ path: { voucherId } }));
  return (
    <Loaded query={letters} skeleton={<ListSkeleton rows={3} />}>
      {(found) => (
        <p className="letter-text">{say(found.items.find((letter) => letter.id === letterId)?.body)}</p>
      )}
    </Loaded>
  );
}
