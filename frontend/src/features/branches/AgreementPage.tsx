import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { listAgreementTextsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createBranchAgreement } from '@/api/sdk.gen.ts';
import type { AgreementKind, AgreementTextRead, BranchParticipationRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Checkbox, Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { AgreementText } from './AgreementText.tsx';
import { mustSign } from './NextOfBranch.tsx';
import { useParticipation, useReadAgain } from './useParticipation.ts';

/** The whole text of an agreement, and under it the place to sign. */
export function AgreementPage({ kind }: { kind: AgreementKind }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { session } = useSession();
  const participation = useParticipation(session.organisation?.id ?? '');
  const texts = useQuery(listAgreementTextsOptions());
  return (
    <Loaded
      query={texts}
      skeleton={
        <div className="wrap py-10">
          <ListSkeleton rows={6} />
        </div>
      }
      errorTitle={<Trans>De overeenkomst kwam niet door</Trans>}
    >
      {({ items }) => {
        const text = items.find((each) => each.kind === kind);
        return (
          text && (
            <div className="wrap pb-(--section)">
              <PageHeader
                crumbs={[{ label: t`Aansluiting`, to: '/branche/aansluiting' }, { label: say(text.title) }]}
                title={say(text.title)}
                lead={say(text.summary)}
                meta={<Trans>Tekst van {text.edition}</Trans>}
              />
              <div className="columns-main-side">
                <AgreementText text={text} />
                <aside className="no-print lg:sticky lg:top-6 lg:self-start">
                  {participation.data && <Place found={participation.data} text={text} />}
                </aside>
              </div>
            </div>
          )
        );
      }}
    </Loaded>
  );
}

function Place({ found, text }: { found: BranchParticipationRead; text: AgreementTextRead }) {
  const agreement = found.agreements.find((each) => each.kind === text.kind);
  if (agreement?.status === 'signed')
    return (
      <Notice title={<Trans>Uw handtekening staat eronder</Trans>}>
        <p>
          <Trans>Het programmabureau tekent nu. U krijgt een mail zodra dat is gebeurd.</Trans>
        </p>
      </Notice>
    );
  if (agreement?.status === 'countersigned')
    return (
      <Notice tone="ok" title={<Trans>Beide partijen hebben getekend</Trans>}>
        <p>
          <Trans>U haalt het document op bij Aansluiting.</Trans>
        </p>
      </Notice>
    );
  if (!agreement || !mustSign(found, agreement))
    return (
      <Notice title={<Trans>Tekenen kan nu niet</Trans>}>
        <p>
          <Trans>Eerst tekenen beide partijen de samenwerkingsovereenkomst.</Trans>
        </p>
      </Notice>
    );
  return <SignForm found={found} text={text} />;
}

function SignForm({ found, text }: { found: BranchParticipationRead; text: AgreementTextRead }) {
  const { t, i18n } = useLingui();
  const { session } = useSession();
  const navigate = useNavigate();
  const readAgain = useReadAgain(found.branchId);
  const form = useForm({
    defaultValues: { signerName: session.account?.name ?? '', signerFunction: '', mayRepresent: false },
  });
  const branch = found.branchName;
  return (
    <section className="panel grid gap-4" aria-labelledby="sign">
      <h2 id="sign" className="text-xl">
        <Trans>Teken voor uw branche</Trans>
      </h2>
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          await createBranchAgreement({
            path: { branchId: found.branchId },
            body: {
              kind: text.kind,
              edition: text.edition,
              language: i18n.locale === 'en' ? 'en' : 'nl',
              signerName: values.signerName,
              signerFunction: values.signerFunction,
              mayRepresent: true,
            },
            headers: { ...ifMatch(`"${found.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await readAgain();
          toast(t`U hebt getekend. Het programmabureau tekent nu.`);
          await navigate({ to: '/branche/aansluiting' });
        }}
        onProblem={(problem) => {
          if (problem.status !== 412) return false;
          void readAgain();
          toast(t`Er veranderde intussen iets. U ziet nu hoe het staat.`);
          return true;
        }}
      >
        <TextField name="signerName" label={t`Uw naam`} autoComplete="name" maxLength={200} />
        <TextField
          name="signerFunction"
          label={t`Uw functie`}
          description={t`Bijvoorbeeld directeur.`}
          autoComplete="organization-title"
          maxLength={200}
        />
        <Checkbox name="mayRepresent" label={t`Ik mag tekenen voor ${branch}`} mustBeTicked />
        <div>
          <SubmitButton>
            <Trans>Teken de overeenkomst</Trans>
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}
