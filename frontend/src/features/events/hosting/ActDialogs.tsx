import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { createEventCopies, createEventStatusChange, replaceEvent } from '@/api/sdk.gen.ts';
import type { EventFileRead } from '@/api/types.gen.ts';
import { clockInAmsterdam, momentInAmsterdam } from '@/lib/amsterdam.ts';
import { useProvinces } from '@/lib/reference.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, MomentField, Select, SubmitButton, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { EventForm } from './EventForm.tsx';
import type { HostRoom } from './HostEventsPage.tsx';
import { useEventChanged } from './useEventChanged.ts';

interface ActProps {
  event: EventFileRead;
  onClose: () => void;
}

const current = (event: EventFileRead) => ifMatch(`"${event.version}"`);

/** Change it; who is registered hears of another moment or place. */
export function EditDialog({ event, onClose }: ActProps) {
  const { t } = useLingui();
  const changed = useEventChanged(event.id);
  return (
    <Dialog open onClose={onClose} title={t`Wijzig de bijeenkomst`}>
      {event.status === 'published' && (
        <p className="soft mb-4">
          <Trans>
            Wijzigt u de tijd of de plaats, dan krijgt iedereen die is aangemeld of wacht een mail.
          </Trans>
        </p>
      )}
      <EventForm
        event={event}
        submit={<Trans>Bewaar</Trans>}
        onSubmit={async (wish) => {
          await replaceEvent({
            path: { eventFileId: event.id },
            body: wish,
            headers: current(event),
            throwOnError: true,
          });
          await changed();
          toast(t`De bijeenkomst is gewijzigd.`);
          onClose();
        }}
      />
    </Dialog>
  );
}

/** From then on everybody sees it and can register. */
export function PublishDialog({ event, onClose }: ActProps) {
  const { t } = useLingui();
  const changed = useEventChanged(event.id);
  const form = useForm();
  return (
    <Dialog open onClose={onClose} title={t`Publiceer de bijeenkomst`}>
      <Form
        form={form}
        onSubmit={async (_, { idempotencyKey }) => {
          await createEventStatusChange({
            path: { eventFileId: event.id },
            body: { toStatus: 'published' },
            headers: { ...current(event), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await changed();
          toast(t`De bijeenkomst staat op de site.`);
          onClose();
        }}
      >
        <p>
          <Trans>Iedereen ziet haar dan, en kan zich aanmelden. Terug naar concept kan niet.</Trans>
        </p>
        <SubmitButton>
          <Trans>Publiceer</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

/** It does not go on: everybody hears why. */
export function CancelDialog({ event, onClose }: ActProps) {
  const { t } = useLingui();
  const changed = useEventChanged(event.id);
  const form = useForm({ defaultValues: { reason: { nl: '', en: '' } } });
  return (
    <Dialog open onClose={onClose} title={t`Laat de bijeenkomst niet doorgaan`}>
      <Form
        form={form}
        onSubmit={async ({ reason }, { idempotencyKey }) => {
          await createEventStatusChange({
            path: { eventFileId: event.id },
            body: { toStatus: 'cancelled', reason },
            headers: { ...current(event), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await changed();
          toast(t`De bijeenkomst is afgelast. Iedereen krijgt een mail.`);
          onClose();
        }}
      >
        <p>
          <Trans>Iedereen die is aangemeld of wacht krijgt een mail met de reden. Dit kan niet terug.</Trans>
        </p>
        <TextField name="reason.nl" label={t`Waarom?`} maxLength={80} />
        <TextField name="reason.en" label={t`Waarom, in het Engels`} maxLength={80} />
        <SubmitButton>
          <Trans>Laat niet doorgaan</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

interface CopyValues {
  startsAt: string | null;
  venue: string;
  address: string;
  place: string;
  province: string | null;
}

/** The same at another moment and place, as a concept in the same series. */
export function CopyDialog({ event, room, onClose }: ActProps & { room: HostRoom }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const provinces = useProvinces();
  const changed = useEventChanged(event.id);
  const form = useForm<CopyValues>({
    defaultValues: {
      startsAt: clockInAmsterdam(event.startsAt),
      venue: event.venue ?? '',
      address: event.address ?? '',
      place: event.place ?? '',
      province: event.province,
    },
  });
  return (
    <Dialog open onClose={onClose} title={t`Kopieer de bijeenkomst`}>
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          const startsAt = momentInAmsterdam(values.startsAt ?? '') ?? '';
          const later = (moment: string) =>
            new Date(Date.parse(startsAt) + Date.parse(moment) - Date.parse(event.startsAt)).toISOString();
          const { data } = await createEventCopies({
            path: { eventFileId: event.id },
            body: {
              copies: [
                {
                  startsAt,
                  endsAt: later(event.endsAt),
                  registrationClosesAt: later(event.registrationClosesAt),
                  venue: values.venue.trim() || null,
                  address: values.address.trim() || null,
                  place: values.place.trim() || null,
                  province: values.province,
                  onlineLink: event.onlineLink,
                  capacity: event.capacity,
                },
              ],
            },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await changed();
          toast(t`De kopie is een concept.`);
          onClose();
          await navigate({ to: `${room}/bijeenkomsten/${data.items[0]?.id}` as never });
        }}
      >
        <p className="soft">
          <Trans>
            Titel, tekst, thema's en plaatsen gaan mee. De duur en de tijd tussen sluiten en beginnen blijven
            gelijk.
          </Trans>
        </p>
        <MomentField name="startsAt" label={t`Begint op`} description={t`Nederlandse tijd.`} />
        <TextField name="venue" label={t`Gebouw of bedrijf`} optional maxLength={200} />
        <TextField name="address" label={t`Straat en nummer`} optional maxLength={200} />
        <TextField name="place" label={t`Plaats`} optional maxLength={200} />
        <Select name="province" label={t`Provincie`} optional options={provinces} />
        <SubmitButton>
          <Trans>Maak de kopie</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
