import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ResolverResult, useForm } from 'react-hook-form';
import { listMachineClientsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createMachineCredential } from '@/api/sdk.gen.ts';
import type { CredentialKind, MachineClientRead } from '@/api/types.gen.ts';
import { momentInAmsterdam, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { readPublicJwk } from './publicJwk.ts';
import { SecretOnce } from './SecretOnce.tsx';

interface CredentialDialogProps {
  client: MachineClientRead;
  onClose: () => void;
}

/** Adding a secret or a public key: the first one, or the next one while a system changes over. */
export function CredentialDialog({ client, onClose }: CredentialDialogProps) {
  const { t } = useLingui();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog open locked={secret !== null} onClose={onClose} title={t`Toegang voor ${client.name}`}>
      {secret === null ? (
        <CredentialForm client={client} onSecret={setSecret} onClose={onClose} />
      ) : (
        <SecretOnce clientId={client.id} secret={secret} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface Wish {
  kind: CredentialKind;
  jwk: string;
  expiresAt: string | null;
}

function CredentialForm({
  client,
  onSecret,
  onClose,
}: CredentialDialogProps & { onSecret: (secret: string) => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const faults = {
    unreadable: t`Plak de openbare sleutel als JSON, met de accolades erbij.`,
    private: t`Dit is de geheime sleutel. Houd die zelf en plak alleen het openbare deel.`,
  };
  const form = useForm<Wish, unknown, Wish>({
    defaultValues: { kind: 'secret', jwk: '', expiresAt: null },
    resolver: (values): ResolverResult<Wish, Wish> => {
      const pasted = values.kind === 'public_key' ? readPublicJwk(values.jwk) : null;
      if (pasted && 'fault' in pasted) {
        return { values: {}, errors: { jwk: { type: 'validate', message: faults[pasted.fault] } } };
      }
      return { values, errors: {} };
    },
  });
  const kind = form.watch('kind');
  return (
    <Form
      form={form}
      onSubmit={async (wish) => {
        const expiresAt = wish.expiresAt && momentInAmsterdam(`${wish.expiresAt}T23:59`);
        const pasted = wish.kind === 'public_key' ? readPublicJwk(wish.jwk) : null;
        const { data } = await createMachineCredential({
          path: { clientId: client.id },
          body:
            pasted && 'jwk' in pasted
              ? { kind: 'public_key', jwk: pasted.jwk, expiresAt }
              : { kind: 'secret', expiresAt },
          throwOnError: true,
        });
        if (data.secret) {
          onSecret(data.secret);
        } else {
          toast(t`De sleutel is toegevoegd.`);
          onClose();
        }
        await queries.invalidateQueries({ queryKey: listMachineClientsQueryKey() });
      }}
    >
      {client.credentials.length > 0 && (
        <p className="soft">
          <Trans>
            Het oude blijft werken tot u het intrekt. Zo kan uw systeem rustig overstappen: voeg het nieuwe
            toe, zet het in uw systeem en trek daarna het oude in.
          </Trans>
        </p>
      )}
      <RadioGroup
        name="kind"
        label={t`Hoe bewijst het systeem wie het is`}
        options={[
          { value: 'secret', label: t`Met een geheim`, description: t`Wij maken het en tonen het één keer.` },
          {
            value: 'public_key',
            label: t`Met een eigen sleutel`,
            description: t`Veiliger: de geheime helft blijft in uw systeem.`,
          },
        ]}
      />
      {kind === 'public_key' && (
        <TextArea
          name="jwk"
          label={t`Openbare sleutel (JWK)`}
          description={t`Een sleutel op de kromme P-256, voor ES256.`}
        />
      )}
      <DateField
        name="expiresAt"
        optional
        label={t`Geldig tot en met`}
        min={todayInAmsterdam()}
        description={t`Laat leeg als het moet werken tot u het intrekt.`}
      />
      <div>
        <SubmitButton>
          {kind === 'secret' ? <Trans>Maak het geheim</Trans> : <Trans>Voeg de sleutel toe</Trans>}
        </SubmitButton>
      </div>
    </Form>
  );
}
