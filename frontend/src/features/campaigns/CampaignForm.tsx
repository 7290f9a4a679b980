import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { countScanCampaignTargetOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { QuestionnaireList, ScanCampaignCreate, ScanCampaignRead, SizeClass } from '@/api/types.gen.ts';
import { clockInAmsterdam, daysAfter, momentInAmsterdam, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useProvinces, useSectors } from '@/lib/reference.ts';
import {
  Form,
  MomentField,
  NumberField,
  Select,
  type Submission,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';

interface CampaignValues {
  title: string;
  purpose: { nl: string; en: string };
  opensAt: string | null;
  closesAt: string | null;
  questionnaireVersionId: string | null;
  aim: number | null;
  target: { section: string | null; province: string | null; sizeClass: SizeClass | null };
}

const SIZES: readonly SizeClass[] = ['1-4', '5-14', '15-49', '50-99', '100-249', '250+'];

interface CampaignFormProps {
  campaign: ScanCampaignRead | null;
  questionnaires: QuestionnaireList;
  submit: ReactNode;
  onSubmit: (wish: ScanCampaignCreate, submission: Submission) => Promise<void>;
}

/** What a branch says of a campaign; how many members that is stands with it as it is chosen. */
export function CampaignForm({ campaign, questionnaires, submit, onSubmit }: CampaignFormProps) {
  const { t } = useLingui();
  const sectors = useSectors();
  const provinces = useProvinces();
  const versions = useVersions(questionnaires, campaign);
  const form = useForm<CampaignValues>({ defaultValues: valuesOf(campaign, versions[0]?.value ?? null) });
  const { section, province, sizeClass } = form.watch('target');
  return (
    <Form form={form} onSubmit={(values, submission) => onSubmit(wishOf(values), submission)}>
      <TextField
        name="title"
        label={t`Naam van de campagne`}
        description={t`Bijvoorbeeld: Hoe slim werkt de metaal?`}
        maxLength={120}
      />
      <TextArea
        name="purpose.nl"
        label={t`Waarom nodigt u uit?`}
        description={t`Bedrijven lezen dit bij de uitnodiging. Een paar zinnen is genoeg.`}
        rows={4}
        maxLength={2000}
      />
      <TextArea name="purpose.en" label={t`Hetzelfde in het Engels`} optional rows={3} maxLength={2000} />
      <MomentField name="opensAt" label={t`Begint op`} description={t`Nederlandse tijd.`} />
      <MomentField
        name="closesAt"
        label={t`Eindigt op`}
        description={t`Uitkomsten die een bedrijf voor dit moment publiceert, tellen mee. Reken op zes weken of meer.`}
      />
      <Select
        name="questionnaireVersionId"
        label={t`Vragenlijst`}
        description={t`Met uw eigen module stelt u ook vragen over uw sector.`}
        options={versions}
      />
      <NumberField
        name="aim"
        label={t`Hoeveel bedrijven hoopt u te bereiken?`}
        description={t`Alleen voor uzelf en het programmabureau.`}
      />
      <fieldset className="grid gap-5">
        <legend className="mb-2 font-semibold text-lg">
          <Trans>Voor welke leden</Trans>
        </legend>
        <Select name="target.section" label={t`Sector`} optional options={sectors} />
        <Select name="target.province" label={t`Provincie`} optional options={provinces} />
        <Select
          name="target.sizeClass"
          label={t`Aantal medewerkers`}
          optional
          options={SIZES.map((value) => ({ value, label: value }))}
        />
        <Meant section={section} province={province} sizeClass={sizeClass} />
      </fieldset>
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </Form>
  );
}

/** How many members of the register are meant now. */
function Meant({ section, province, sizeClass }: CampaignValues['target']) {
  const query = {
    ...(section && { section }),
    ...(province && { province }),
    ...(sizeClass && { sizeClass }),
  };
  const { data } = useQuery({
    ...countScanCampaignTargetOptions({ query }),
    placeholderData: keepPreviousData,
  });
  if (!data)
    return (
      <p className="quiet" aria-busy="true">
        {'\u00a0'}
      </p>
    );
  return (
    <div role="status">
      {data.countsPossible ? (
        <p>
          <strong>
            <MemberCount members={data.members} />
          </strong>
        </p>
      ) : (
        <Notice tone="warn" title={<MemberCount members={data.members} />}>
          <p>
            <Trans>
              Dat mag, maar wij tonen dan geen aantallen en geen uitkomst: bij minder dan twintig leden is te
              raden wie meedoet.
            </Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}

function MemberCount({ members }: { members: number }) {
  return <Plural value={members} one="# lid van uw ledenlijst" other="# leden van uw ledenlijst" />;
}

/** Published versions that the branch may use: the newest of its module first, then that of the programme. */
function useVersions(list: QuestionnaireList, campaign: ScanCampaignRead | null) {
  const { t } = useLingui();
  const all = [...list.items]
    .filter((each) => each.owner === null || each.canWrite)
    .sort((one, other) => Number(one.owner === null) - Number(other.owner === null))
    .flatMap((each) =>
      each.versions
        .filter((version) => version.status === 'published')
        .map((version, place) => ({
          value: version.id,
          isNewest: place === 0,
          label: each.owner
            ? t`Uw eigen module, versie ${version.number}`
            : t`Vragenlijst van het programma, versie ${version.number}`,
        })),
    );
  const chosen = campaign?.questionnaire.versionId;
  return all.filter((version) => version.isNewest || version.value === chosen);
}

function valuesOf(campaign: ScanCampaignRead | null, versionId: string | null): CampaignValues {
  const today = todayInAmsterdam();
  if (!campaign)
    return {
      title: '',
      purpose: { nl: '', en: '' },
      opensAt: `${daysAfter(today, 1)}T09:00`,
      closesAt: `${daysAfter(today, 57)}T17:00`,
      questionnaireVersionId: versionId,
      aim: null,
      target: { section: null, province: null, sizeClass: null },
    };
  const { section, province, sizeClass } = campaign.target;
  return {
    title: campaign.title,
    purpose: { nl: campaign.purpose.nl, en: campaign.purpose.en ?? '' },
    opensAt: clockInAmsterdam(campaign.opensAt),
    closesAt: clockInAmsterdam(campaign.closesAt),
    questionnaireVersionId: campaign.questionnaire.versionId,
    aim: campaign.aim,
    target: { section: section ?? null, province: province ?? null, sizeClass: sizeClass ?? null },
  };
}

function wishOf(values: CampaignValues): ScanCampaignCreate {
  const { nl, en } = values.purpose;
  return {
    title: values.title,
    purpose: { nl, en: en.trim() ? en : null },
    opensAt: momentInAmsterdam(values.opensAt ?? '') ?? '',
    closesAt: momentInAmsterdam(values.closesAt ?? '') ?? '',
    questionnaireVersionId: values.questionnaireVersionId ?? '',
    aim: values.aim ?? 0,
    target: values.target,
  };
}
