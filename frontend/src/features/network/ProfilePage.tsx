import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { readOwnNetworkProfileOptions } from '@/api/@tanstack/react-query.gen.ts';
import { deleteOwnNetworkProfile, replaceOwnNetworkProfile } from '@/api/sdk.gen.ts';
import type { NetworkProfileWrite, OwnNetworkProfile, Theme } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Checkbox, CheckboxGroup, Form, Select, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Blocks } from './Blocks.tsx';
import { useTold } from './useNetwork.ts';
import { SHOWN_WORDS } from './words.ts';

/** One's own profile: what stands in it, and field by field who reads it. */
export function ProfilePage() {
  const { t } = useLingui();
  const own = useQuery(readOwnNetworkProfileOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Uw profiel in het netwerk`}
        crumbs={[{ label: t`Netwerk`, to: '/netwerk' }, { label: t`Uw profiel` }]}
        lead={<Trans>Elk veld staat op niemand, tot u het zelf verandert.</Trans>}
        actions={
          <LinkButton to="/netwerk/besluiten" kind="secondary">
            <Trans>Besluiten over u</Trans>
          </LinkButton>
        }
      />
      <Loaded query={own} skeleton={<ListSkeleton />} errorTitle={<Trans>Uw profiel kwam niet door</Trans>}>
        {(profile) => (
          <div className="grid gap-(--section)">
            {profile.isExcluded && (
              <Notice title={<Trans>U doet nu niet mee</Trans>}>
                <p>
                  <Trans>Syntens nam een besluit na een melding. Bij de besluiten leest u waarom.</Trans>
                </p>
              </Notice>
            )}
            <ProfileForm key={profile.version} profile={profile} />
            {profile.id && <Remove profile={profile} />}
            <Blocks />
          </div>
        )}
      </Loaded>
    </div>
  );
}

type Fields = Omit<NetworkProfileWrite, 'function' | 'words' | 'contact' | 'shown'> & {
  function: string;
  words: string;
  contact: string;
  offers: Theme[];
  seeks: Theme[];
  shown: OwnNetworkProfile['shown'];
};

function ProfileForm({ profile }: { profile: OwnNetworkProfile }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const sectors = useSectors();
  const provinces = useProvinces();
  const told = useTold();
  const form = useForm<Fields>({
    defaultValues: {
      isVisible: profile.isVisible,
      isSuggestible: profile.isSuggestible,
      function: profile.function ?? '',
      offers: profile.offers,
      seeks: profile.seeks,
      words: profile.words ?? '',
      contact: profile.contact ?? '',
      shown: profile.shown,
    },
  });
  const options = themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }));
  const who = (['nobody', 'introduced', 'everyone'] as const).map((value) => ({
    value,
    label: i18n._(SHOWN_WORDS[value]),
  }));
  return (
    <Form
      form={form}
      className="form-grid max-w-2xl"
      onSubmit={async ({ function: title, words, contact, ...wish }) => {
        await replaceOwnNetworkProfile({
          body: {
            ...wish,
            function: title.trim() || null,
            words: words.trim() || null,
            contact: contact.trim() || null,
          },
          headers: ifMatch(`"${profile.version}"`),
          throwOnError: true,
        });
        await told(wish.isVisible ? t`Bewaard. Uw profiel staat aan.` : t`Bewaard. Uw profiel staat uit.`);
      }}
    >
      <Checkbox
        name="isVisible"
        label={t`Zet mijn profiel aan`}
        description={t`Uit: niemand vindt u, en u vraagt niemand om kennis te maken.`}
      />
      <h2 className="text-2xl">
        <Trans>Wie u bent</Trans>
      </h2>
      <p className="soft">
        <Trans>Uw naam en uw bedrijf nemen wij over. U kiest alleen wie ze ziet.</Trans>
      </p>
      <Select name="shown.name" label={t`Wie ziet uw naam (${profile.name})`} options={who} />
      <TextField name="function" label={t`Uw functie`} optional maxLength={100} />
      <Select name="shown.function" label={t`Wie ziet uw functie`} options={who} />
      <Select name="shown.company" label={t`Wie ziet uw bedrijf (${profile.company ?? ''})`} options={who} />
      <Select
        name="shown.sector"
        label={t`Wie ziet uw sector (${profile.sector ? labelOf(sectors, profile.sector) : ''})`}
        options={who}
      />
      <Select
        name="shown.province"
        label={t`Wie ziet uw provincie (${profile.province ? labelOf(provinces, profile.province) : ''})`}
        options={who}
      />
      <Select
        name="shown.sizeClass"
        label={t`Wie ziet hoe groot uw bedrijf is (${profile.sizeClass ?? ''})`}
        options={who}
      />
      <h2 className="text-2xl">
        <Trans>Waar het over gaat</Trans>
      </h2>
      <CheckboxGroup name="offers" label={t`Hier kan ik mee helpen`} optional options={options} />
      <Select name="shown.offers" label={t`Wie ziet waar u mee helpt`} options={who} />
      <CheckboxGroup name="seeks" label={t`Hier zoek ik hulp bij`} optional options={options} />
      <Select name="shown.seeks" label={t`Wie ziet waar u hulp bij zoekt`} options={who} />
      <TextArea name="words" label={t`In uw eigen woorden`} optional rows={5} maxLength={1000} />
      <Select name="shown.words" label={t`Wie ziet uw woorden`} options={who} />
      <TextField
        name="contact"
        label={t`Hoe men u bereikt`}
        description={t`Een telefoonnummer of mailadres. Alleen wie kennismaakte, kan dit ooit zien.`}
        optional
        maxLength={200}
      />
      <Select
        name="shown.contact"
        label={t`Wie ziet hoe men u bereikt`}
        options={who.filter(({ value }) => value !== 'everyone')}
      />
      {(profile.mayBeSuggestible || profile.isSuggestible) && (
        <Checkbox
          name="isSuggestible"
          label={t`Mag ik voorgesteld worden op grond van onze scan?`}
          description={t`Dan noemen wij u bij bedrijven die juist zoeken waar uw scan sterk in is. En u ziet zulke mensen ook. Niemand ziet cijfers, wel kan men vermoeden dat u op dat thema goed scoort.`}
        />
      )}
      <SubmitButton>
        <Trans>Bewaar uw profiel</Trans>
      </SubmitButton>
      {profile.id && profile.isVisible && !profile.isExcluded && (
        <p>
          <LinkButton to="/netwerk/$profileId" params={{ profileId: profile.id }} kind="secondary" small>
            <Trans>Bekijk hoe anderen u zien</Trans>
          </LinkButton>
        </p>
      )}
    </Form>
  );
}

function Remove({ profile }: { profile: OwnNetworkProfile }) {
  const { t } = useLingui();
  const told = useTold();
  const { busy, fault, run } = useAct();
  const remove = async () => {
    await deleteOwnNetworkProfile({ throwOnError: true });
    await told(t`Uw profiel is verwijderd.`);
  };
  return (
    <section className="grid max-w-2xl justify-items-start gap-3">
      <h2 className="text-2xl">
        <Trans>Weg uit het netwerk</Trans>
      </h2>
      <p className="soft">
        <Trans>Uw profiel verdwijnt meteen. Gesprekken blijven staan, maar niemand schrijft er nog in.</Trans>
      </p>
      <Button kind="secondary" busy={busy} disabled={!profile.id} onClick={() => void run(remove)}>
        <Trans>Verwijder uw profiel</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </section>
  );
}
