import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createAdviserProfile, updateAdviserProfile } from '@/api/sdk.gen.ts';
import type { AdviserFile } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { ProfileFacts, ProfileStory } from './Profile.tsx';
import { ProfileFields } from './ProfileFields.tsx';
import { type ProfileValues, shownOf, valuesOf, wishOf } from './profileValues.ts';
import { OWN_PROFILE, useOwnProfile } from './useOwnProfile.ts';

/** The adviser's own profile: written on the left, as others see it on the right. */
export function ProfilePage() {
  const profile = useOwnProfile();
  return (
    <Loaded query={profile} skeleton={<PageSkeleton />} errorTitle={<Trans>Uw profiel kwam niet door</Trans>}>
      {(own) => <Editor key={own?.etag ?? 'new'} own={own} />}
    </Loaded>
  );
}

function Editor({ own }: { own: Versioned<AdviserFile> | null }) {
  const { t } = useLingui();
  const { session } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const form = useForm<ProfileValues>({ defaultValues: valuesOf(own?.data ?? null) });
  const shown = shownOf(form.watch(), own?.data ?? null, session.organisation?.name ?? '');
  const reload = () => queries.invalidateQueries({ queryKey: OWN_PROFILE });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={own ? t`Zo vinden bedrijven u` : t`Schrijf uw profiel`}
        documentTitle={t`Profiel`}
        lead={
          own
            ? t`Wat u hier wijzigt, staat na het opslaan meteen in de lijst.`
            : t`Met uw profiel vraagt u de erkenning van Syntens aan.`
        }
      />
      {own?.data.accreditation === 'expired' && (
        <div className="mb-8 max-w-2xl">
          <Notice tone="warn" title={t`Uw erkenning is verlopen`}>
            <LinkButton to="/adviseur/erkenning" kind="secondary">
              <Trans>Vraag een nieuwe erkenning aan</Trans>
            </LinkButton>
          </Notice>
        </div>
      )}
      {stale && (
        <div className="mb-6">
          <Notice tone="err" live title={t`Uw profiel is intussen ergens anders gewijzigd`}>
            <p>
              <Trans>
                Wat u typte staat er nog. Haal de nieuwe versie op om die te zien en pas haar aan.
              </Trans>
            </p>
            <div>
              <Button kind="secondary" small onClick={() => void reload()}>
                <Trans>Haal de nieuwe versie op</Trans>
              </Button>
            </div>
          </Notice>
        </div>
      )}
      <div className="columns-text columns-half">
        <Form
          form={form}
          onProblem={(problem) => {
            if (problem.status !== 412) return false;
            setStale(true);
            return true;
          }}
          onSubmit={async (values, { idempotencyKey }) => {
            const wish = wishOf(values);
            if (own)
              await updateAdviserProfile({
                path: { adviserId: own.data.id },
                body: wish,
                headers: ifMatch(own.etag),
                throwOnError: true,
              });
            else
              await createAdviserProfile({
                body: { ...wish, kind: values.kind ?? 'private' },
                headers: { 'Idempotency-Key': idempotencyKey },
                throwOnError: true,
              });
            await reload();
            toast(own ? t`Uw profiel is opgeslagen.` : t`Uw profiel staat klaar. Geef nu uw verklaring.`);
            if (!own) await navigate({ to: '/adviseur/erkenning' });
          }}
        >
          <ProfileFields isNew={!own} />
          <SubmitButton>
            {own ? <Trans>Sla het profiel op</Trans> : <Trans>Sla op en ga verder</Trans>}
          </SubmitButton>
        </Form>
        <section
          aria-label={t`Voorbeeld`}
          className="panel grid content-start gap-8 self-start lg:sticky lg:top-6"
        >
          <div>
            <p className="kicker">
              <Trans>Zo zien anderen het</Trans>
            </p>
            <h2 className="mt-2 text-2xl">{form.watch('headline.nl') || t`Uw kop`}</h2>
            <p className="soft mt-1">
              {own?.data.name ?? session.account?.name}, {shown.firm}
            </p>
          </div>
          <ProfileStory profile={shown} />
          <ProfileFacts profile={shown} />
        </section>
      </div>
    </div>
  );
}
