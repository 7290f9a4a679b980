import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listReferralsOptions, listReferralsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createReferral } from '@/api/sdk.gen.ts';
import type { AdviserRead, Theme } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { Form, Select, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Panel } from '@/ui/Panel.tsx';

/** A company asks an adviser for contact; it sees before what the adviser will see. */
export function AskContact({ adviser }: { adviser: AdviserRead }) {
  const { session, may } = useSession();
  return (
    <Panel>
      <h2 className="mb-2 text-xl">
        <Trans>Vraag om kennis te maken</Trans>
      </h2>
      {may('referrals:ask') ? (
        <AskForm adviser={adviser} />
      ) : session.authenticated ? (
        <p className="soft text-sm">
          <Trans>
            Alleen iemand die voor een bedrijf werkt kan een adviseur vragen. Werkt u ook voor een bedrijf,
            wissel dan rechtsboven van organisatie.
          </Trans>
        </p>
      ) : (
        <div className="grid justify-items-start gap-4">
          <p className="soft text-sm">
            <Trans>
              U stuurt een korte vraag; {adviser.name} antwoordt binnen vijf werkdagen. Dat kost niets. U hebt
              er een account van uw bedrijf voor nodig.
            </Trans>
          </p>
          <LinkButton to="/inloggen" search={{ next: `/adviseurs/${adviser.id}` }}>
            <Trans>Log in en vraag</Trans>
          </LinkButton>
        </div>
      )}
    </Panel>
  );
}

interface Wish {
  theme: string | null;
  message: string;
}

function AskForm({ adviser }: { adviser: AdviserRead }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const themeName = useThemeName();
  const queries = useQueryClient();
  const asked = useQuery(listReferralsOptions({ query: { status: 'asked', pageSize: 100 } }));
  const form = useForm<Wish>({ defaultValues: { theme: null, message: '' } });
  const open = asked.data?.items.find((one) => one.adviserId === adviser.id);
  if (open)
    return (
      <Notice tone="ok" title={t`Uw vraag is onderweg`} live>
        <p>
          <Trans>
            {adviser.name} antwoordt uiterlijk {dayLong(open.answerBefore)}. U krijgt daarvan een mail.
          </Trans>
        </p>
        <p>
          <AppLink to="/bedrijf/verzoeken">
            <Trans>Bekijk uw verzoeken</Trans>
          </AppLink>
        </p>
      </Notice>
    );
  return (
    <Form
      form={form}
      onSubmit={async ({ theme, message }, { idempotencyKey }) => {
        await createReferral({
          body: { adviserId: adviser.id, theme: theme as Theme | null, message },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await queries.invalidateQueries({ queryKey: listReferralsQueryKey() });
      }}
    >
      <Select
        name="theme"
        label={t`Waar gaat het over`}
        optional
        options={adviser.themes.map((theme) => ({ value: theme, label: themeName(theme) }))}
      />
      <TextArea
        name="message"
        label={t`Uw vraag in het kort`}
        description={t`Wat wilt u veranderen, en wat hebt u al geprobeerd?`}
        rows={5}
        maxLength={2000}
      />
      <p className="quiet text-sm">
        <Trans>
          {adviser.name} ziet uw vraag en van uw bedrijf de naam, de plaats, de sector en de grootte. Niet uw
          scan.
        </Trans>
      </p>
      <SubmitButton>
        <Trans>Stuur de vraag</Trans>
      </SubmitButton>
    </Form>
  );
}
