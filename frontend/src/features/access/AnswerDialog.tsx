import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import type { AccessRequestRead, ContestGround } from '@/api/types.gen.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { useMove } from './useMove.ts';
import { useGroundWords } from './words.ts';

interface AnswerDialogProps {
  request: AccessRequestRead;
  onClose: () => void;
}

/** The owner lets somebody in, with a role. */
export function AdmitDialog({ request, onClose }: AnswerDialogProps) {
  const { t } = useLingui();
  const move = useMove(request);
  const form = useForm({ defaultValues: { role: null as 'owner' | 'manager' | 'finance' | null } });
  return (
    <Dialog open onClose={onClose} title={t`Laat ${request.claimantName} toe`}>
      <Form
        form={form}
        onSubmit={async ({ role }, { idempotencyKey }) => {
          if (!role) return;
          await move({ to: 'admitted', role }, idempotencyKey);
          onClose();
        }}
      >
        <RadioGroup
          name="role"
          label={t`In welke rol`}
          options={[
            { value: 'manager', label: t`Leidinggevende` },
            { value: 'finance', label: t`Financiën` },
            { value: 'staff_representative', label: t`Vertegenwoordiger van het personeel` },
            { value: 'owner', label: t`Eigenaar, net als u` },
          ]}
        />
        <div>
          <SubmitButton>
            <Trans>Laat toe</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** The owner does not let somebody in; Syntens decides. */
export function ContestDialog({ request, onClose }: AnswerDialogProps) {
  const { t } = useLingui();
  const move = useMove(request);
  const grounds = useGroundWords();
  const form = useForm({ defaultValues: { ground: null as ContestGround | null, note: '' } });
  return (
    <Dialog open onClose={onClose} title={t`Laat ${request.claimantName} niet toe`}>
      <p className="soft">
        <Trans>Syntens beslist. Wie toegang vroeg, leest alleen de reden die u kiest, en niets over u.</Trans>
      </p>
      <Form
        form={form}
        onSubmit={async ({ ground, note }, { idempotencyKey }) => {
          if (!ground) return;
          await move({ to: 'contested', ground, note: note.trim() || null }, idempotencyKey);
          onClose();
        }}
      >
        <RadioGroup
          name="ground"
          label={t`De reden`}
          options={Object.entries(grounds).map(([value, label]) => ({ value, label }))}
        />
        <TextArea
          name="note"
          label={t`Toelichting voor Syntens`}
          description={t`Wie toegang vroeg, leest dit niet.`}
          optional
          rows={3}
          maxLength={2000}
        />
        <div>
          <SubmitButton>
            <Trans>Vraag Syntens te beslissen</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
