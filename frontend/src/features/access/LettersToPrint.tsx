import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  listVerificationLettersOptions,
  listVerificationLettersQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createLetterPrint } from '@/api/sdk.gen.ts';
import type { LetterPrint, QueuedLetter } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { downloadLetter } from './downloadLetter.ts';

/** The print queue: each letter leaves it with its code, once. */
export function LettersToPrint() {
  const { t } = useLingui();
  const letters = useQuery(listVerificationLettersOptions());
  const { moment } = useFormats();
  const [printing, setPrinting] = useState<QueuedLetter | null>(null);
  return (
    <section aria-labelledby="brieven">
      <h2 id="brieven" className="mb-4 text-xl">
        <Trans>Brieven met een code</Trans>
      </h2>
      <Loaded
        query={letters}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De brieven kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <p className="soft">
              <Trans>Er wacht geen brief op de printer.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {found.items.map((letter) => (
                <li key={letter.id} className="flex flex-wrap items-center justify-between gap-4 py-4">
                  <span className="min-w-48 flex-1">
                    <b className="block [overflow-wrap:anywhere]">{letter.companyName}</b>
                    <span className="soft text-sm">
                      <Trans>
                        KVK-nummer {letter.kvkNumber}, gevraagd op {moment(letter.askedAt)}
                      </Trans>
                    </span>
                  </span>
                  <Button
                    kind="secondary"
                    small
                    aria-label={t`Maak de brief aan ${letter.companyName}`}
                    onClick={() => setPrinting(letter)}
                  >
                    <Trans>Maak de brief</Trans>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {printing && <PrintDialog letter={printing} onClose={() => setPrinting(null)} />}
    </section>
  );
}

function PrintDialog({ letter, onClose }: { letter: QueuedLetter; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [made, setMade] = useState<LetterPrint | null>(null);
  const form = useForm({ defaultValues: { address: '' } });
  const close = () => {
    void queries.invalidateQueries({ queryKey: listVerificationLettersQueryKey() });
    onClose();
  };
  return (
    <Dialog open locked={made !== null} onClose={close} title={t`Brief aan ${letter.companyName}`}>
      {made ? (
        <>
          <Notice tone="warn" title={<Trans>Bewaar of druk de brief nu af</Trans>}>
            <p>
              <Trans>De code staat alleen in deze brief. Na het sluiten is hij nergens meer te zien.</Trans>
            </p>
          </Notice>
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => downloadLetter(made.pdf, letter.kvkNumber)}>
              <Trans>Download de brief</Trans>
            </Button>
            <Button kind="secondary" onClick={close}>
              <Trans>Ik heb de brief bewaard</Trans>
            </Button>
          </div>
        </>
      ) : (
        <Form
          form={form}
          onSubmit={async ({ address }) => {
            const lines = address.split('\n').map((line) => line.trim());
            const { data } = await createLetterPrint({
              path: { letterId: letter.id },
              body: { address: lines.filter((line) => line !== '') },
              throwOnError: true,
            });
            setMade(data);
          }}
        >
          <TextArea
            name="address"
            label={t`Adres in het handelsregister`}
            description={t`Zoek KVK-nummer ${letter.kvkNumber} op in het handelsregister. Neem nooit een adres over van wie de brief vraagt. Hoogstens vijf regels.`}
            rows={4}
            maxLength={500}
          />
          <div>
            <SubmitButton>
              <Trans>Maak de brief</Trans>
            </SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
