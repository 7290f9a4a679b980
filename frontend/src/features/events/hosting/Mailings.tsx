import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listEventMailingsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createEventMailing } from '@/api/sdk.gen.ts';
import type { EventFileRead, MailingAudience } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useEventChanged } from './useEventChanged.ts';

/** Mails of the host to all, and what was mailed before. */
export function Mailings({ event }: { event: EventFileRead }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const [writing, setWriting] = useState(false);
  const sent = useQuery(listEventMailingsOptions({ path: { eventFileId: event.id } }));
  return (
    <section className="grid content-start gap-4">
      <h2 className="text-xl">
        <Trans>Mail aan iedereen</Trans>
      </h2>
      {event.allowedActs.includes('mail') && (
        <p>
          <Button kind="secondary" small onClick={() => setWriting(true)}>
            <Trans>Schrijf een mail</Trans>
          </Button>
        </p>
      )}
      {sent.data?.items.length === 0 && (
        <p className="soft">
          <Trans>U hebt nog niets gemaild.</Trans>
        </p>
      )}
      <ul className="hairlines">
        {sent.data?.items.map((mail) => (
          <li key={mail.id} className="py-3">
            <p className="quiet text-sm">
              {moment(mail.createdAt)},{' '}
              <Plural value={mail.recipients} one="aan # aanmelding" other="aan # aanmeldingen" />
            </p>
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{mail.message}</p>
          </li>
        ))}
      </ul>
      {writing && (
        <Dialog open onClose={() => setWriting(false)} title={t`Schrijf een mail`}>
          <MailForm event={event} onDone={() => setWriting(false)} />
        </Dialog>
      )}
    </section>
  );
}

/** First written, then seen as it will be read, then sent: once. */
function MailForm({ event, onDone }: { event: EventFileRead; onDone: () => void }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const changed = useEventChanged(event.id);
  const [shown, setShown] = useState(false);
  const form = useForm<{ audience: MailingAudience | null; message: string }>({
    defaultValues: { audience: 'registered', message: '' },
  });
  const { audience, message } = form.watch();
  const { registered, waiting, attended } = event.numbers;
  const audiences = [
    { value: 'registered', label: t`Wie een plaats heeft (${registered} mensen)` },
    { value: 'waiting', label: t`Wie op de wachtlijst staat (${waiting} mensen)` },
    { value: 'attended', label: t`Wie er was (${attended} mensen)` },
  ];
  return (
    <Form
      form={form}
      onSubmit={async (wish, { idempotencyKey }) => {
        if (!shown) {
          setShown(true);
          return;
        }
        await createEventMailing({
          path: { eventFileId: event.id },
          body: { audience: wish.audience ?? 'registered', message: wish.message },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await changed();
        toast(t`De mail is onderweg.`);
        onDone();
      }}
    >
      {shown ? (
        <>
          <p className="soft">
            <Trans>Zo leest iedereen het, elk in een eigen mail. Niemand ziet het adres van een ander.</Trans>
          </p>
          <p className="font-semibold">{audiences.find((each) => each.value === audience)?.label}</p>
          <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">
            <Trans>Beste [naam], de organisator van {localized(event.title)} schrijft u:</Trans>
            {`\n\n${message.trim()}\n\n`}
            <Trans>Bekijken, wijzigen of afzeggen: [link van de ontvanger]</Trans>
          </blockquote>
        </>
      ) : (
        <>
          <RadioGroup name="audience" label={t`Aan wie`} options={audiences} />
          <TextArea
            name="message"
            label={t`Uw bericht`}
            description={t`Wij zetten de naam, de bijeenkomst en de link naar de aanmelding erbij.`}
            rows={6}
            maxLength={4000}
          />
        </>
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton>
          {shown ? <Trans>Verstuur</Trans> : <Trans>Bekijk voor u verstuurt</Trans>}
        </SubmitButton>
        {shown && (
          <Button kind="secondary" onClick={() => setShown(false)}>
            <Trans>Pas aan</Trans>
          </Button>
        )}
      </div>
    </Form>
  );
}
