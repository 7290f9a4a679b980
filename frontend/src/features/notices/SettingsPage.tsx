import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { readNotificationPreferences, replaceNotificationPreferences } from '@/api/sdk.gen.ts';
import type { MailRhythms, NotificationPreferencesRead } from '@/api/types.gen.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Checkbox, Form, RadioGroup, Select, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { CATEGORY_MEANING, CATEGORY_WORDS, CHOOSABLE, RHYTHM_WORDS, RHYTHMS } from './words.ts';

const KEY = ['notification-preferences'];
const EVENING = '20:00';
const MORNING = '07:00';
/** Every half hour of a day, as HH:MM. */
const TIMES = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
);

/** How one is told, per kind of notice, and when mail waits. */
export function SettingsPage() {
  const { t } = useLingui();
  const chosen = useQuery({
    queryKey: KEY,
    queryFn: async () => versioned(await readNotificationPreferences({ throwOnError: true })),
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Hoe u bericht krijgt`}
        crumbs={[
          { label: t`Uw account`, to: '/account' },
          { label: t`Meldingen`, to: '/meldingen' },
          { label: t`Instellingen` },
        ]}
        lead={
          <Trans>
            Elke melding staat altijd bij Meldingen. Hier kiest u wanneer u er ook mail over krijgt.
          </Trans>
        }
      />
      <div className="grid max-w-3xl gap-8">
        <Notice title={<Trans>Altijd meteen: account, veiligheid en besluiten</Trans>}>
          <p>
            <Trans>
              Mail over uw account, uw veiligheid, uw gegevens, besluiten en bezwaren komt altijd meteen, ook
              in de stille uren. De wet vraagt dat, of u moet snel iets kunnen doen. Dit kunt u niet
              uitzetten.
            </Trans>
          </p>
        </Notice>
        <Loaded query={chosen} skeleton={<ListSkeleton rows={4} />}>
          {(found) => <PreferencesForm key={found.etag} found={found} />}
        </Loaded>
      </div>
    </div>
  );
}

interface Values {
  mail: MailRhythms;
  hasQuietHours: boolean;
  quietHours: { starts: string; ends: string };
  quietWeekends: boolean;
}

function PreferencesForm({ found }: { found: Versioned<NotificationPreferencesRead> }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [stale, setStale] = useState(false);
  const { mail, quietHours, quietWeekends } = found.data;
  const form = useForm<Values>({
    defaultValues: {
      mail,
      hasQuietHours: quietHours !== null,
      quietHours: quietHours ?? { starts: EVENING, ends: MORNING },
      quietWeekends,
    },
  });
  const hasQuietHours = form.watch('hasQuietHours');
  const reload = () => queries.invalidateQueries({ queryKey: KEY });
  const times = [...new Set([...TIMES, ...Object.values(quietHours ?? {})])]
    .sort()
    .map((value) => ({ value, label: value }));
  return (
    <Form
      form={form}
      onSubmit={async (wish) => {
        await replaceNotificationPreferences({
          body: {
            mail: wish.mail,
            quietHours: wish.hasQuietHours ? wish.quietHours : null,
            quietWeekends: wish.quietWeekends,
          },
          headers: ifMatch(found.etag),
          throwOnError: true,
        });
        toast(t`Uw keuzes zijn bewaard.`);
        await reload();
      }}
      onProblem={(problem) => {
        if (problem.status !== 412) return false;
        setStale(true);
        return true;
      }}
    >
      {stale && (
        <Notice tone="warn" live title={<Trans>Uw keuzes zijn intussen ergens anders gewijzigd</Trans>}>
          <Button small kind="secondary" onClick={() => void reload()}>
            <Trans>Laat zien wat er nu staat</Trans>
          </Button>
        </Notice>
      )}
      {CHOOSABLE.map((category) => (
        <Panel key={category}>
          <RadioGroup
            name={`mail.${category}`}
            label={i18n._(CATEGORY_WORDS[category])}
            description={i18n._(CATEGORY_MEANING[category])}
            options={RHYTHMS.map((value) => ({ value, label: i18n._(RHYTHM_WORDS[value]) }))}
          />
        </Panel>
      ))}
      <Panel>
        <h2 className="mb-2 text-xl">
          <Trans>Stille uren</Trans>
        </h2>
        <p className="soft mb-4">
          <Trans>Mail die kan wachten, komt dan na afloop. De tijden zijn die van Nederland.</Trans>
        </p>
        <div className="grid gap-4">
          <Checkbox name="hasQuietHours" label={t`Geen mail in mijn stille uren`} />
          {hasQuietHours && (
            <div className="grid gap-4 sm:grid-cols-2">
              <Select name="quietHours.starts" label={t`Van`} options={times} />
              <Select name="quietHours.ends" label={t`Tot`} options={times} />
            </div>
          )}
          <Checkbox name="quietWeekends" label={t`Ook niet op zaterdag en zondag`} />
        </div>
      </Panel>
      <div>
        <SubmitButton>
          <Trans>Bewaar</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
