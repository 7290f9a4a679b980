import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listToolboxUsesOptions, listToolboxUsesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createToolboxUse } from '@/api/sdk.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { DateField, Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { OwnRating } from './RatingForm.tsx';

/** "We use this since": the day matters, because monitoring looks at what came after it. */
export function UsePanel({ slug, usedBy }: { slug: string; usedBy: number }) {
  const { session, may } = useSession();
  return (
    <div className="print-hidden">
      <Panel accent>
        <h2 className="text-xl">
          <Trans>Gebruikt u dit?</Trans>
        </h2>
        {usedBy > 0 && (
          <p className="mt-2 text-sm">
            <Plural
              value={usedBy}
              one="Ongeveer # bedrijf zegt dat het dit gebruikt."
              other="Ongeveer # bedrijven zeggen dat zij dit gebruiken."
            />
          </p>
        )}
        {may('toolbox:use') ? (
          <OwnUse slug={slug} />
        ) : (
          <p className="mt-2 text-sm">
            {session.authenticated ? (
              <Trans>De eigenaar of een leidinggevende van een bedrijf kan hier zeggen sinds wanneer.</Trans>
            ) : (
              <Trans>
                <AppLink to="/inloggen" search={{ next: `/toolbox/${slug}` }}>
                  Log in
                </AppLink>{' '}
                en zeg sinds wanneer. Dan zien wij later wat het bij u veranderde.
              </Trans>
            )}
          </p>
        )}
      </Panel>
    </div>
  );
}

function OwnUse({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const queries = useQueryClient();
  const uses = useQuery(listToolboxUsesOptions());
  const form = useForm({ defaultValues: { usedSince: null as string | null } });
  const own = uses.data?.items.find((use) => use.slug === slug);
  if (own)
    return (
      <div className="mt-3">
        <Notice tone="ok" title={t`U gebruikt dit sinds ${day(own.usedSince)}`}>
          <p>
            <Trans>Bij uw volgende meting kijken wij naar wat er na die dag veranderde.</Trans>
          </p>
        </Notice>
        <OwnRating use={own} />
      </div>
    );
  return (
    <div className="mt-3">
      <Form
        form={form}
        onSubmit={async ({ usedSince }, { idempotencyKey }) => {
          if (!usedSince) return;
          await createToolboxUse({
            path: { slug },
            body: { usedSince },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listToolboxUsesQueryKey() });
          toast(t`Genoteerd. Uw bedrijf gebruikt dit instrument.`);
        }}
      >
        <DateField name="usedSince" label={t`Wij gebruiken dit sinds`} max={todayInAmsterdam()} />
        <SubmitButton kind="secondary">
          <Trans>Leg vast</Trans>
        </SubmitButton>
      </Form>
    </div>
  );
}
