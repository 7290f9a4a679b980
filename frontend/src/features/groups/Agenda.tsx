import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listEventFilesOptions, listGroupEventsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { replaceGroupEvents } from '@/api/sdk.gen.ts';
import type { GroupEventRead, GroupRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { CheckboxGroup, Form, SubmitButton } from '@/ui/form/index.ts';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useGroupTold } from './useGroupTold.ts';

/** The coming events of the group; its moderators choose them from the events of their organisation. */
export function Agenda({ group }: { group: GroupRead }) {
  const localized = useLocalized();
  const { moment } = useFormats();
  const [choosing, setChoosing] = useState(false);
  const found = useQuery(listGroupEventsOptions({ path: { groupId: group.id } }));
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton rows={2} />}
      errorTitle={<Trans>De agenda kwam niet door</Trans>}
    >
      {({ items }) => (
        <div className="grid gap-4">
          {items.length === 0 ? (
            <p className="soft">
              <Trans>Er staat nu niets op de agenda.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {items.map((event) => (
                <li key={event.id} className="grid gap-1 py-4">
                  <AppLink to="/bijeenkomsten/$eventId" params={{ eventId: event.id }}>
                    {localized(event.title)}
                  </AppLink>
                  <p className="meta">
                    {event.isCancelled && (
                      <Pill tone="warn">
                        <Trans>gaat niet door</Trans>
                      </Pill>
                    )}
                    <span>{moment(event.startsAt)}</span>
                    {event.place && <span>{event.place}</span>}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {group.allowedActs.includes('moderate') && (
            <div>
              <Button kind="secondary" small onClick={() => setChoosing(true)}>
                <Trans>Kies bijeenkomsten</Trans>
              </Button>
            </div>
          )}
          {choosing && <ChooseDialog group={group} chosen={items} onClose={() => setChoosing(false)} />}
        </div>
      )}
    </Loaded>
  );
}

interface ChooseProps {
  group: GroupRead;
  chosen: readonly GroupEventRead[];
  onClose: () => void;
}

function ChooseDialog({ group, chosen, onClose }: ChooseProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { moment } = useFormats();
  const told = useGroupTold();
  const found = useQuery(listEventFilesOptions({ query: { status: 'published', pageSize: 50 } }));
  const form = useForm({ defaultValues: { eventIds: chosen.map((event) => event.id) } });
  return (
    <Dialog open onClose={onClose} title={t`Kies bijeenkomsten`}>
      <Loaded
        query={found}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De bijeenkomsten kwamen niet door</Trans>}
      >
        {({ items }) => (
          <Form
            form={form}
            onSubmit={async ({ eventIds }) => {
              await replaceGroupEvents({
                path: { groupId: group.id },
                body: { eventIds },
                throwOnError: true,
              });
              await told(t`De agenda is bijgewerkt.`);
              onClose();
            }}
          >
            <CheckboxGroup
              name="eventIds"
              label={t`Komende bijeenkomsten van uw organisatie`}
              description={t`U plant en wijzigt ze bij Bijeenkomsten.`}
              optional
              options={items.map((event) => ({
                value: event.id,
                label: `${localized(event.title)}, ${moment(event.startsAt)}`,
              }))}
            />
            <SubmitButton>
              <Trans>Bewaar de agenda</Trans>
            </SubmitButton>
          </Form>
        )}
      </Loaded>
    </Dialog>
  );
}
