import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { listOpenMembersQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { putMemberMeasurement } from '@/api/sdk.gen.ts';
import type {
  IndicatorRead,
  MeasurementKind,
  MemberMeasurementRead,
  MemberValue,
  OpenMember,
} from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch } from '@/lib/versioned.ts';
import {
  Checkbox,
  DateField,
  Form,
  MoneyField,
  NumberField,
  Select,
  SubmitButton,
  TextArea,
} from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { useIndicatorUnits } from './indicatorUnits.ts';
import './measurement-form.css';

interface MeasurementFormProps {
  member: OpenMember;
  existing: { data: MemberMeasurementRead | null; etag: string | null };
  indicators: readonly IndicatorRead[];
  onClose: () => void;
}

interface Wish {
  measuredOn: string | null;
  kind: MeasurementKind | null;
  periodStartsOn: string | null;
  periodEndsOn: string | null;
  figures: Record<string, number | null>;
  reason: string;
  complete: boolean;
  asComparison: boolean;
}

/** What the server asked about, and of which figures. */
interface Asked {
  words: string;
  indicators: readonly string[];
}

/** The figures of one measurement. What the company gave itself stays until the company decides. */
export function MeasurementForm({ member, existing, indicators, onClose }: MeasurementFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const say = useLocalized();
  const units = useIndicatorUnits();
  const { data, etag } = existing;
  const [asked, setAsked] = useState<Asked | null>(null);
  const stands = new Map(data?.values.map((value) => [value.indicator, value]));
  const form = useForm<Wish>({
    defaultValues: {
      measuredOn: data?.measuredOn ?? todayInAmsterdam(),
      kind: data?.kind ?? (member.hasBaseline ? 'follow_up' : 'baseline'),
      periodStartsOn: data?.periodStartsOn ?? '',
      periodEndsOn: data?.periodEndsOn ?? '',
      figures: Object.fromEntries(
        indicators.map((each) => [each.code, stands.get(each.code)?.value ?? null]),
      ),
      reason: '',
      complete: false,
      asComparison: false,
    },
  });
  const isDone = data?.completedAt != null;
  const valuesOf = (wish: Wish): MemberValue[] =>
    indicators.flatMap(({ code }) => {
      const value = wish.figures[code] ?? null;
      if (value === null || value === (stands.get(code)?.value ?? null)) return [];
      const confirmed = asked?.indicators.includes(code) ?? false;
      return [{ indicator: code, value, confirmed, reason: wish.reason.trim() || null }];
    });
  const done = async (proposed: boolean) => {
    await queries.invalidateQueries({ queryKey: listOpenMembersQueryKey() });
    toast(
      proposed
        ? t`Bewaard. Wat ${member.name} zelf invulde, blijft staan tot het bedrijf over uw cijfer besluit.`
        : t`De meting van ${member.name} is bewaard.`,
    );
    onClose();
  };
  const figure = (indicator: IndicatorRead) => {
    const current = stands.get(indicator.code);
    const description = [
      say(indicator.definition),
      current?.source === 'company' && t`Het bedrijf vulde dit zelf in; uw cijfer wordt een voorstel.`,
      current?.proposed && t`Uw voorstel ligt bij het bedrijf.`,
    ]
      .filter(Boolean)
      .join(' ');
    const shared = {
      name: `figures.${indicator.code}`,
      label: say(indicator.name),
      description,
      optional: true,
    };
    return indicator.unit === 'euro_cents' ? (
      <MoneyField key={indicator.code} {...shared} />
    ) : (
      <NumberField key={indicator.code} {...shared} after={units[indicator.unit]} />
    );
  };
  return (
    <Form
      form={form}
      onSubmit={async (wish) => {
        const answer = await putMemberMeasurement({
          path: { kvkNumber: member.kvkNumber, measuredOn: wish.measuredOn ?? '' },
          body: {
            kind: wish.kind ?? 'baseline',
            periodStartsOn: wish.periodStartsOn ?? '',
            periodEndsOn: wish.periodEndsOn ?? '',
            values: valuesOf(wish),
            complete: wish.complete,
            asComparison: wish.asComparison,
          },
          headers: ifMatch(etag),
          throwOnError: true,
        });
        await done(answer.data.proposed.length > 0);
      }}
      onProblem={(problem) => {
        if (problem.is('value-unconfirmed')) {
          setAsked({ words: problem.detail, indicators: (problem.members.indicators ?? []) as string[] });
          return true;
        }
        if (problem.status === 428) {
          form.setError('measuredOn', {
            message: t`Van deze dag is er al een meting. Kies die in de lijst om haar te wijzigen.`,
          });
          return true;
        }
        return false;
      }}
    >
      {data === null && (
        <Group title={<Trans>Wanneer</Trans>}>
          <DateField name="measuredOn" label={t`Dag van de meting`} max={todayInAmsterdam()} />
          <Select
            name="kind"
            label={t`Soort`}
            options={[
              { value: 'baseline', label: t`Nulmeting` },
              { value: 'follow_up', label: t`Vervolgmeting` },
            ]}
          />
          <DateField name="periodStartsOn" label={t`Cijfers vanaf`} max={todayInAmsterdam()} />
          <DateField
            name="periodEndsOn"
            label={t`Cijfers tot en met`}
            description={t`Vier weken tot een jaar.`}
            max={todayInAmsterdam()}
          />
        </Group>
      )}
      <Group title={<Trans>Nodig om af te ronden</Trans>}>
        {indicators.filter((each) => each.isRequired).map(figure)}
      </Group>
      <Group title={<Trans>Wat u verder weet</Trans>}>
        {indicators.filter((each) => !each.isRequired).map(figure)}
      </Group>
      {!isDone && (
        <Checkbox
          name="complete"
          label={t`Rond de meting meteen af`}
          description={t`Dat kan als alle verplichte cijfers er staan. Verbeteren kan daarna nog, met een reden.`}
        />
      )}
      {member.enrolment === null && (
        <Checkbox
          name="asComparison"
          label={t`Volg dit bedrijf in de vergelijkingsgroep`}
          description={t`Voor een lid dat niet zelf begonnen is. De machtiging van het lid geldt ook hiervoor.`}
        />
      )}
      {asked && (
        <Notice tone="warn" live title={<Trans>Klopt dit?</Trans>}>
          <p>{asked.words}</p>
          <p>
            <Trans>Verbeter het cijfer, of schrijf hieronder waarom het klopt en bewaar opnieuw.</Trans>
          </p>
        </Notice>
      )}
      {(asked || isDone) && (
        <TextArea
          name="reason"
          label={isDone ? t`Reden van de verbetering` : t`Waarom het cijfer klopt`}
          description={t`Het bedrijf leest dit.`}
          maxLength={500}
        />
      )}
      <div className="entry-acts">
        <SubmitButton>
          <Trans>Bewaar</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}

/** What belongs together in a long form. */
function Group({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="entry-group">
      <legend className="text-lg">{title}</legend>
      <div className="entry-fields">{children}</div>
    </fieldset>
  );
}
