import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listPeopleQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { replaceDecisionLimit } from '@/api/sdk.gen.ts';
import type { PersonRead } from '@/api/types.gen.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, MoneyField, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface LimitDialogProps {
  organisationId: string;
  person: PersonRead;
  onClose: () => void;
}

/** How much a colleague may grant. When somebody changed it in the meantime, the present state is read first. */
export function LimitDialog({ organisationId, person, onClose }: LimitDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { decisionLimitCents: person.decisionLimitCents } });
  const listed = listPeopleQueryKey({ path: { organisationId } });
  return (
    <Dialog open onClose={onClose} title={t`Hoeveel ${person.name} zelf toekent`}>
      <Form
        form={form}
        onSubmit={async (wish) => {
          await replaceDecisionLimit({
            path: { organisationId, accountId: person.accountId },
            body: wish,
            headers: ifMatch(`"${person.version}"`),
            throwOnError: true,
          });
          toast(
            wish.decisionLimitCents === null
              ? t`${person.name} heeft geen eigen grens meer.`
              : t`De grens van ${person.name} is gewijzigd.`,
          );
          onClose();
          await queries.invalidateQueries({ queryKey: listed });
        }}
        onProblem={(problem) => {
          if (problem.status !== 412) return false;
          toast(t`Iemand anders wijzigde dit zojuist. U ziet nu hoe het staat.`);
          void queries.invalidateQueries({ queryKey: listed });
          onClose();
          return true;
        }}
      >
        <MoneyField
          name="decisionLimitCents"
          label={t`Ten hoogste per voucher`}
          optional
          description={t`Laat leeg voor geen eigen grens. Meer voorstellen aan een collega kan altijd.`}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>
            <Trans>Bewaar de grens</Trans>
          </SubmitButton>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
