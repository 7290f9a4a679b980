import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { createQuestion } from '@/api/sdk.gen.ts';
import type { AskerShown, Theme } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import {
  CheckboxGroup,
  Form,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Suggestions } from './Suggestions.tsx';
import { useTold } from './useQuestion.ts';

interface Asking {
  title: string;
  body: string;
  themes: Theme[];
  sector: string | null;
  province: string | null;
  shown: AskerShown | null;
}

/** A question to everybody, with what may answer it already beside it. */
export function AskQuestionPage() {
  const { t } = useLingui();
  const { may, isPending } = useSession();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Stel uw vraag`}
        crumbs={[{ label: t`Vraagbaak`, to: '/vragen' }, { label: t`Stel uw vraag` }]}
        lead={<Trans>Iedereen leest de vraag. Noem geen namen van mensen.</Trans>}
      />
      {isPending || may('questions:ask') ? <AskForm /> : <SignInFirst />}
    </div>
  );
}

function SignInFirst() {
  const { session } = useSession();
  return (
    <Notice
      title={
        session.authenticated ? (
          <Trans>Vragen stelt u als bedrijf of branche</Trans>
        ) : (
          <Trans>Log eerst in om een vraag te stellen</Trans>
        )
      }
    >
      <p>
        <Trans>Lezen kan iedereen. Vragen en antwoorden gaan vanuit een organisatie die meedoet.</Trans>
      </p>
      {!session.authenticated && (
        <LinkButton to="/inloggen" search={{ next: '/vragen/stellen' }} kind="secondary" small>
          <Trans>Log in</Trans>
        </LinkButton>
      )}
    </Notice>
  );
}

function AskForm() {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const sectors = useSectors();
  const provinces = useProvinces();
  const navigate = useNavigate();
  const told = useTold();
  const form = useForm<Asking>({
    defaultValues: { title: '', body: '', themes: [], sector: null, province: null, shown: null },
  });
  const typed = form.watch('title');
  return (
    <Form
      form={form}
      className="max-w-2xl"
      onSubmit={async ({ sector, province, shown, ...wish }, { idempotencyKey }) => {
        if (!shown) return;
        const { data } = await createQuestion({
          body: {
            ...wish,
            shown,
            sectors: sector ? [sector] : [],
            province,
            language: i18n.locale === 'en' ? 'en' : 'nl',
          },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        await told(t`Uw vraag staat erbij.`);
        await navigate({ to: '/vragen/$questionId', params: { questionId: data.id } as never });
      }}
    >
      <TextField name="title" label={t`Uw vraag in één zin`} maxLength={160} />
      <Suggestions typed={typed} title={t`Staat uw antwoord hierbij?`} />
      <TextArea
        name="body"
        label={t`Vertel er meer over`}
        description={t`Hoe gaat het nu, en wat probeerde u al?`}
        rows={7}
        maxLength={5000}
      />
      <CheckboxGroup
        name="themes"
        label={t`Waar gaat het over`}
        description={t`Kies een tot drie thema's.`}
        options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
      />
      <Select name="sector" label={t`Voor welke sector`} optional options={sectors} />
      <Select
        name="province"
        label={t`In welke provincie`}
        description={t`Dan vinden wij zo nodig een adviseur die daar komt.`}
        optional
        options={provinces}
      />
      <RadioGroup
        name="shown"
        label={t`Wie mag weten dat u dit vraagt`}
        description={t`Dit verandert daarna niet meer.`}
        options={[
          {
            value: 'anonymous',
            label: t`Niemand, ik vraag anoniem`,
            description: t`Ook uw collega's en adviseurs zien niet wie het vraagt. Alleen Syntens kan het opzoeken, met een reden die u leest.`,
          },
          { value: 'name', label: t`Iedereen, met mijn naam` },
          { value: 'name_and_organisation', label: t`Iedereen, met mijn naam en bedrijf` },
        ]}
      />
      <SubmitButton>
        <Trans>Plaats de vraag</Trans>
      </SubmitButton>
    </Form>
  );
}
