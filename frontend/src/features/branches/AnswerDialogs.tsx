import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listAgreementTextsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { changeBranchAgreementStatus, changeBranchStatus } from '@/api/sdk.gen.ts';
import type { BranchAgreementRead, BranchParticipationRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { AgreementText } from './AgreementText.tsx';
import { AGREEMENT } from './branchWords.ts';
import { useReadAgain } from './useParticipation.ts';

interface AnswerProps {
  found: BranchParticipationRead;
  agreement: BranchAgreementRead;
  onClose: () => void;
}

/** Signing for the programme, with the text at hand. */
export function CountersignDialog({ found, agreement, onClose }: AnswerProps) {
  const { t, i18n } = useLingui();
  const readAgain = useReadAgain(found.branchId);
  const texts = useQuery(listAgreementTextsOptions());
  const text = texts.data?.items.find(
    (each) => each.kind === agreement.kind && each.edition === agreement.edition,
  );
  const form = useForm({ defaultValues: { signerFunction: '' } });
  const { signerName, signerFunction } = agreement;
  return (
    <Dialog open onClose={onClose} title={i18n._(AGREEMENT[agreement.kind])}>
      <p>
        <Trans>
          {signerName}, {signerFunction}, tekende voor {found.branchName}. Tekent u ook, dan geldt de
          overeenkomst vanaf nu.
        </Trans>
      </p>
      {text && (
        <details>
          <summary className="cursor-pointer font-semibold">
            <Trans>Lees de tekst</Trans>
          </summary>
          <div className="mt-4">
            <AgreementText text={text} level={3} />
          </div>
        </details>
      )}
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          await changeBranchAgreementStatus({
            path: { branchId: found.branchId, branchAgreementId: agreement.id },
            body: { toStatus: 'countersigned', ...values },
            headers: { ...ifMatch(`"${found.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await readAgain();
          toast(t`De overeenkomst geldt. De branche weet het.`);
          onClose();
        }}
      >
        <TextField
          name="signerFunction"
          label={t`Uw functie`}
          autoComplete="organization-title"
          maxLength={200}
        />
        <div>
          <SubmitButton>
            <Trans>Teken voor het programma</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** Sending a signature, or the request to go live, back with a reason. */
export function ReturnDialog({
  found,
  agreement,
  onClose,
}: {
  found: BranchParticipationRead;
  agreement: BranchAgreementRead | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const readAgain = useReadAgain(found.branchId);
  const form = useForm({ defaultValues: { reason: '' } });
  return (
    <Dialog
      open
      onClose={onClose}
      title={agreement ? t`Stuur de handtekening terug` : t`Stuur het verzoek terug`}
    >
      <Form
        form={form}
        onSubmit={async ({ reason }, { idempotencyKey }) => {
          const headers = { ...ifMatch(`"${found.version}"`), 'Idempotency-Key': idempotencyKey };
          if (agreement)
            await changeBranchAgreementStatus({
              path: { branchId: found.branchId, branchAgreementId: agreement.id },
              body: { toStatus: 'returned', reason },
              headers,
              throwOnError: true,
            });
          else
            await changeBranchStatus({
              path: { branchId: found.branchId },
              body: { toStatus: 'members_entered', reason },
              headers,
              throwOnError: true,
            });
          await readAgain();
          toast(t`De branche krijgt uw reden per mail.`);
          onClose();
        }}
      >
        <TextArea
          name="reason"
          label={t`Reden`}
          description={t`De branche leest dit, en kan het daarna opnieuw vragen.`}
          rows={4}
          maxLength={2000}
        />
        <div>
          <SubmitButton>
            <Trans>Stuur terug</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
