import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  readCompanyVerificationOptions,
  readCompanyVerificationQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createCodeEntry, createVerificationLetter } from '@/api/sdk.gen.ts';
import type { VerificationLetterRead } from '@/api/types.gen.ts';
import { dayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { companyKey } from './useCompany.ts';

/** Having the company verified by a code in a letter: ask for it, wait for it, enter it. */
export function VerifyByPost({ companyId }: { companyId: string }) {
  const state = useQuery(readCompanyVerificationOptions({ path: { companyId } }));
  if (!state.data || state.data.verification === 'verified') return null;
  const { letter } = state.data;
  return (
    <Panel>
      <h2 className="mb-2 text-lg">
        <Trans>Of vraag een code per post</Trans>
      </h2>
      {letter?.status === 'printed' ? (
        <EnterCode companyId={companyId} letter={letter} />
      ) : letter?.status === 'queued' ? (
        <p className="soft">
          <Trans>Uw brief ligt klaar om op de post te gaan, naar het adres in het handelsregister.</Trans>
        </p>
      ) : (
        <AskLetter companyId={companyId} letter={letter} />
      )}
    </Panel>
  );
}

function AskLetter({ companyId, letter }: { companyId: string; letter: VerificationLetterRead | null }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      await createVerificationLetter({
        path: { companyId },
        headers: { 'Idempotency-Key': intent.key() },
        throwOnError: true,
      });
      toast(t`De brief is aangevraagd.`);
    } catch (error) {
      toast(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    }
    intent.renew();
    setBusy(false);
    await queries.invalidateQueries({ queryKey: readCompanyVerificationQueryKey({ path: { companyId } }) });
  };
  return (
    <>
      <p className="soft mb-4 max-w-prose">
        {letter?.status === 'blocked' ? (
          <Trans>Er is vijf keer een verkeerde code ingevuld. Vraag een nieuwe brief.</Trans>
        ) : letter?.status === 'expired' ? (
          <Trans>De code in uw vorige brief is verlopen. Vraag een nieuwe brief.</Trans>
        ) : (
          <Trans>
            Wij sturen een brief met een code naar het adres van uw bedrijf in het handelsregister.
          </Trans>
        )}
      </p>
      <Button kind="secondary" busy={busy} onClick={() => void ask()}>
        <Trans>Stuur mij een brief</Trans>
      </Button>
    </>
  );
}

function EnterCode({ companyId, letter }: { companyId: string; letter: VerificationLetterRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState(false);
  const form = useForm({ defaultValues: { code: '' } });
  return (
    <Form
      form={form}
      onSubmit={async ({ code }) => {
        const { data } = await createCodeEntry({
          path: { companyId },
          body: { code: code.trim() },
          throwOnError: true,
        });
        setWrong(!data.verified);
        if (data.verified) toast(t`Uw bedrijf is gecontroleerd.`);
        await queries.invalidateQueries({
          queryKey: readCompanyVerificationQueryKey({ path: { companyId } }),
        });
        await queries.invalidateQueries({ queryKey: companyKey(companyId) });
      }}
    >
      {wrong && (
        <Notice tone="warn" live title={<Trans>Deze code klopt niet</Trans>}>
          <p>
            <Trans>U kunt het nog {letter.attemptsLeft} keer proberen.</Trans>
          </p>
        </Notice>
      )}
      <TextField
        name="code"
        label={t`De code uit de brief`}
        description={
          letter.expiresAt ? t`Geldig tot en met ${day(dayInAmsterdam(letter.expiresAt))}.` : undefined
        }
        autoComplete="one-time-code"
        maxLength={20}
      />
      <div>
        <SubmitButton>
          <Trans>Bevestig met de code</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
