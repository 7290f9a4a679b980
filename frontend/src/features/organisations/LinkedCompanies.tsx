import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listLinkedCompaniesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createLinkedCompany, deleteLinkedCompany } from '@/api/sdk.gen.ts';
import type { LinkedCompanyRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';

/** Companies that form a single undertaking with this one: their aid counts towards one ceiling. */
export function LinkedCompanies({ companyId }: { companyId: string }) {
  const { may } = useSession();
  const { day } = useFormats();
  const queries = useQueryClient();
  const wanted = listLinkedCompaniesOptions({ path: { companyId } });
  const linked = useQuery(wanted);
  const refresh = () => queries.invalidateQueries({ queryKey: wanted.queryKey });
  return (
    <Loaded query={linked} skeleton={<ListSkeleton rows={3} />}>
      {(found) => {
        const current = found.items.filter((item) => !item.endedAt);
        const former = found.items.filter((item) => item.endedAt);
        return (
          <div className="grid max-w-3xl gap-8">
            <p className="lead">
              <Trans>
                Is uw bedrijf deel van een groep? Steun aan alle verbonden ondernemingen samen telt voor één
                maximum. Verbonden is wie de meeste stemmen heeft in de ander, of er de baas is volgens
                contract of statuten.
              </Trans>
            </p>
            {current.length === 0 ? (
              <p>
                <Trans>U gaf geen verbonden ondernemingen op.</Trans>
              </p>
            ) : (
              <ul className="hairlines">
                {current.map((item) => (
                  <Linked key={item.id} companyId={companyId} item={item} onEnded={refresh} />
                ))}
              </ul>
            )}
            {may('companies:write') && <Declare companyId={companyId} onDeclared={refresh} />}
            {former.length > 0 && (
              <section className="grid gap-2">
                <h3 className="text-lg">
                  <Trans>Niet meer verbonden</Trans>
                </h3>
                <ul className="quiet grid gap-1">
                  {former.map((item) => (
                    <li key={item.id}>
                      <Trans>
                        {item.name}, {item.kvkNumber}: van {day(item.declaredAt)} tot{' '}
                        {day(item.endedAt ?? '')}
                      </Trans>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

interface LinkedProps {
  companyId: string;
  item: LinkedCompanyRead;
  onEnded: () => Promise<void>;
}

function Linked({ companyId, item, onEnded }: LinkedProps) {
  const { t } = useLingui();
  const { may } = useSession();
  const { day } = useFormats();
  const { busy, fault, run } = useAct();
  const end = () =>
    run(async () => {
      await deleteLinkedCompany({
        path: { companyId, linkedCompanyId: item.id },
        headers: ifMatch(`"${item.version}"`),
        throwOnError: true,
      });
      await onEnded();
      toast(t`${item.name} telt niet meer mee.`);
    });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div>
        <strong>{item.name}</strong>
        <span className="quiet block">
          <Trans>
            KVK {item.kvkNumber}, opgegeven op {day(item.declaredAt)}
          </Trans>
        </span>
        {fault && (
          <p className="field-error" role="alert">
            {fault}
          </p>
        )}
      </div>
      {may('companies:write') && (
        <Button
          kind="secondary"
          small
          busy={busy}
          aria-label={t`Niet meer verbonden: ${item.name}`}
          onClick={() => void end()}
        >
          <Trans>Niet meer verbonden</Trans>
        </Button>
      )}
    </li>
  );
}

function Declare({ companyId, onDeclared }: { companyId: string; onDeclared: () => Promise<void> }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { kvkNumber: '', name: '' } });
  return (
    <Panel>
      <h3 className="mb-4 text-lg">
        <Trans>Geef een onderneming op</Trans>
      </h3>
      <Form
        form={form}
        onSubmit={async (body) => {
          await createLinkedCompany({ path: { companyId }, body, throwOnError: true });
          await onDeclared();
          form.reset();
          toast(t`${body.name} telt vanaf nu mee.`);
        }}
      >
        <TextField name="kvkNumber" label={t`KVK-nummer`} description={t`Acht cijfers.`} maxLength={8} />
        <TextField name="name" label={t`Naam`} maxLength={120} />
        <SubmitButton kind="secondary">
          <Trans>Voeg toe</Trans>
        </SubmitButton>
      </Form>
    </Panel>
  );
}
