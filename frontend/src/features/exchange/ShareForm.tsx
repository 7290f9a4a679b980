import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { createExchangeShare, replaceExchangeShare } from '@/api/sdk.gen.ts';
import type { ExchangeOffer, ExchangeShareRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { ifMatch } from '@/lib/versioned.ts';
import {
  CheckboxGroup,
  Form,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { KIND_WORDS } from './exchangeWords.tsx';
import { useExchangeChanged } from './shareQuery.ts';
import { type ShareValues, toldOf, valuesOf } from './shareValues.ts';

interface ShareFormProps {
  offer: ExchangeOffer;
  share: ExchangeShareRead | null;
  etag: string | null;
}

/** What a branch says of a piece of its work; kind and piece are chosen once. */
export function ShareForm({ offer, share, etag }: ShareFormProps) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const localized = useLocalized();
  const navigate = useNavigate();
  const changed = useExchangeChanged();
  const form = useForm<ShareValues>({ defaultValues: valuesOf(share) });
  const themes = useThemes().map((theme) => ({ value: theme.code, label: localized(theme.name) }));
  const sectors = useSectors();
  const { kind, result } = form.watch();
  const pieces = offer.pieces.filter((piece) => piece.kind === kind);
  const save = async (values: ShareValues, idempotencyKey: string) => {
    const told = toldOf(values);
    if (share) {
      await replaceExchangeShare({
        path: { exchangeShareId: share.id },
        body: told,
        headers: ifMatch(etag),
        throwOnError: true,
      });
      return share.id;
    }
    const { data } = await createExchangeShare({
      body: {
        ...told,
        kind: values.kind ?? 'approach',
        pieceId: values.kind === 'approach' ? null : values.pieceId,
      },
      headers: { 'Idempotency-Key': idempotencyKey },
      throwOnError: true,
    });
    return data.id;
  };
  return (
    <Form
      form={form}
      onSubmit={async (values, { idempotencyKey }) => {
        const shareId = await save(values, idempotencyKey);
        await changed();
        toast(t`Uw concept is bewaard.`);
        await navigate({ to: '/branche/uitwisseling/$shareId', params: { shareId } });
      }}
    >
      {!share && (
        <RadioGroup
          name="kind"
          label={t`Wat deelt u?`}
          options={Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
        />
      )}
      {!share && kind !== 'approach' && (
        <Select
          name="pieceId"
          label={kind === 'tool' ? t`Welk instrument` : t`Welke campagne`}
          description={
            kind === 'tool'
              ? t`Instrumenten van uw branche die in de toolbox staan.`
              : t`Campagnes die u hebt geopend. Andere branches zien de opzet, nooit wie meedoet.`
          }
          options={pieces.map((piece) => ({ value: piece.id, label: piece.title }))}
        />
      )}
      <TextField name="title.nl" label={t`Titel`} maxLength={120} wide />
      <TextField name="title.en" label={t`Titel in het Engels`} optional maxLength={120} wide />
      {kind === 'approach' && (
        <>
          <TextArea name="did.nl" label={t`Wat deed u?`} rows={5} maxLength={4000} />
          <TextArea name="did.en" label={t`Wat deed u, in het Engels`} optional rows={3} maxLength={4000} />
          <TextArea
            name="cost.nl"
            label={t`Wat kostte het?`}
            description={t`Tijd en geld, ongeveer.`}
            optional
            rows={3}
            maxLength={4000}
          />
          <TextArea
            name="cost.en"
            label={t`Wat kostte het, in het Engels`}
            optional
            rows={2}
            maxLength={4000}
          />
        </>
      )}
      <TextArea
        name="gain.nl"
        label={t`Wat gaf het u?`}
        description={t`Wat er veranderde, en wat u de volgende keer anders doet.`}
        rows={4}
        maxLength={4000}
      />
      <TextArea name="gain.en" label={t`Wat gaf het u, in het Engels`} optional rows={3} maxLength={4000} />
      <CheckboxGroup name="themes" label={t`Thema's`} description={t`Een tot drie.`} options={themes} />
      <CheckboxGroup
        name="sectors"
        label={t`Voor welke sectoren`}
        description={t`Kiest u niets, dan is het voor alle sectoren.`}
        optional
        options={sectors}
      />
      {offer.results.length > 0 && (
        <Select
          name="result"
          label={t`Een uitkomst die al is gepubliceerd`}
          description={t`Wij rekenen niets opnieuw uit. Van een thema toont u altijd dezelfde soort uitkomst.`}
          optional
          options={offer.results.map((one) => ({
            value: `${one.source} ${one.sourceId}`,
            label: one.title
              ? t`Campagne ${one.title}, ${day(one.asOf)}`
              : t`Cijfers van uw branche, ${day(one.asOf)}`,
          }))}
        />
      )}
      {result && <Select name="resultTheme" label={t`Van welk thema`} options={themes} />}
      <div>
        <SubmitButton>
          <Trans>Bewaar het concept</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
