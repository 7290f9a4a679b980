import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listReferralsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AdviserFile } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { DayBox, FieldPanel } from '@/ui/Panel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AccreditationHistory } from './AccreditationHistory.tsx';
import { FirmNotice, FirmPill } from './FirmStanding.tsx';
import { useOwnProfile } from './useOwnProfile.ts';
import { ACCREDITATION_TONES, ACCREDITATION_WORDS } from './words.ts';

/** The adviser's room: what waits for an answer, and how the accreditation stands. */
export function AdviserHomePage() {
  const profile = useOwnProfile();
  return (
    <Loaded query={profile} skeleton={<PageSkeleton />} errorTitle={<Trans>Uw kamer kwam niet door</Trans>}>
      {(own) => (own ? <Room file={own.data} /> : <NoProfile />)}
    </Loaded>
  );
}

function NoProfile() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`Bedrijven kunnen u nog niet vinden`} documentTitle={t`Adviseurskamer`} />
      <FieldPanel
        kicker={<Trans>Uw volgende stap</Trans>}
        title={<Trans>Schrijf uw profiel</Trans>}
        actions={
          <LinkButton to="/adviseur/profiel" kind="accent">
            <Trans>Begin met uw profiel</Trans>
          </LinkButton>
        }
      >
        <p className="soft">
          <Trans>
            Met uw profiel vraagt u meteen de erkenning aan. Syntens beoordeelt de aanvraag; daarna staat u in
            de lijst.
          </Trans>
        </p>
      </FieldPanel>
    </div>
  );
}

function Room({ file }: { file: AdviserFile }) {
  const { t, i18n } = useLingui();
  const { day } = useFormats();
  const asked = useQuery(listReferralsOptions({ query: { status: 'asked', pageSize: 100 } }));
  const waiting = asked.data?.items ?? [];
  const first = [...waiting].sort((one, other) => one.answerBefore.localeCompare(other.answerBefore))[0];
  const [, month, date] = first?.answerBefore.split('-') ?? [];
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={
          first
            ? t`${first.company} wacht op uw antwoord`
            : t`Er wacht nu niemand op uw antwoord, ${file.name}`
        }
        documentTitle={t`Adviseurskamer`}
      />
      <div className="columns-main-side">
        <div className="grid content-start gap-10">
          {first && (
            <FieldPanel
              kicker={<Trans>Uw volgende stap</Trans>}
              title={
                <Plural
                  value={waiting.length}
                  one="Beantwoord het verzoek"
                  other="Beantwoord # verzoeken, dit het eerst"
                />
              }
              aside={
                <DayBox
                  before={<Trans>uiterlijk</Trans>}
                  day={Number(date)}
                  month={new Date(`2000-${month}-15`).toLocaleString(i18n.locale, { month: 'long' })}
                />
              }
              actions={
                <LinkButton to="/adviseur/verzoeken" kind="accent">
                  <Trans>Bekijk de verzoeken</Trans>
                </LinkButton>
              }
            >
              <p className="soft line-clamp-3">{first.message}</p>
            </FieldPanel>
          )}
          {file.accreditation !== 'accredited' && <AccreditationNotice file={file} />}
          <EndsSoon file={file} />
          {file.firmAccreditation && <FirmNotice firm={file.firmAccreditation} name={file.firm} />}
          <section>
            <h2 className="mb-4 text-2xl">
              <Trans>Verloop van uw erkenning</Trans>
            </h2>
            <AccreditationHistory changes={file.changes} />
          </section>
        </div>
        <aside>
          <h2 className="mb-3 text-xl">
            <Trans>Uw erkenning</Trans>
          </h2>
          <DefinitionList
            items={[
              {
                term: t`Stand`,
                value: (
                  <Pill tone={ACCREDITATION_TONES[file.accreditation]}>
                    {i18n._(ACCREDITATION_WORDS[file.accreditation])}
                  </Pill>
                ),
              },
              ...(file.accreditedUntil ? [{ term: t`Tot en met`, value: day(file.accreditedUntil) }] : []),
              ...(file.firmAccreditation
                ? [{ term: t`Bureau`, value: <FirmPill firm={file.firmAccreditation} /> }]
                : []),
              ...(file.firmAccreditation?.accreditedUntil
                ? [{ term: t`Bureau tot en met`, value: day(file.firmAccreditation.accreditedUntil) }]
                : []),
              {
                term: t`Ruimte voor nieuwe bedrijven`,
                value: <Plural value={file.hoursPerMonth} one="# uur per maand" other="# uur per maand" />,
              },
            ]}
          />
          <div className="mt-5 flex flex-wrap gap-3">
            <LinkButton to="/adviseur/profiel" kind="secondary" small>
              <Trans>Wijzig uw profiel</Trans>
            </LinkButton>
            {file.accreditation === 'accredited' && (
              <LinkButton to="/adviseurs/$adviserId" params={{ adviserId: file.id }} kind="quiet" small>
                <Trans>Zo zien anderen u</Trans>
              </LinkButton>
            )}
          </div>
          <nav className="hairlines mt-10" aria-label={t`Uw werk`}>
            <p className="py-3">
              <AppLink to="/adviseur/opdrachten">
                <Trans>Uw opdrachten en declaraties</Trans>
              </AppLink>
            </p>
            <p className="py-3">
              <AppLink to="/adviseur/trajecten">
                <Trans>Uw trajecten</Trans>
              </AppLink>
            </p>
            <p className="py-3">
              <AppLink to="/adviseur/beoordelingen">
                <Trans>Wat bedrijven over u schreven</Trans>
              </AppLink>
            </p>
          </nav>
        </aside>
      </div>
    </div>
  );
}

/** From ninety days before the end: ask for another period, or wait for the decision on it. */
function EndsSoon({ file }: { file: AdviserFile }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const due = file.renewableFrom !== null && file.renewableFrom <= todayInAmsterdam();
  if (file.accreditation !== 'accredited' || !due || !file.accreditedUntil) return null;
  return file.asksForANewPeriod ? (
    <Notice tone="info" title={t`Uw verzoek om een nieuwe periode ligt bij Syntens`}>
      <p>
        <Trans>De huidige loopt tot en met {dayLong(file.accreditedUntil)}.</Trans>
      </p>
    </Notice>
  ) : (
    <Notice tone="warn" title={t`Uw erkenning loopt tot en met ${dayLong(file.accreditedUntil)}`}>
      <p>
        <AppLink to="/adviseur/erkenning">
          <Trans>Vraag een nieuwe periode</Trans>
        </AppLink>
      </p>
    </Notice>
  );
}

function AccreditationNotice({ file }: { file: AdviserFile }) {
  const { t } = useLingui();
  const reason = file.changes[0]?.reason;
  const said = {
    applied: t`Uw aanvraag ligt bij Syntens. Tot het besluit staat u niet in de lijst.`,
    rejected: t`Uw aanvraag is afgewezen. U staat niet in de lijst.`,
    suspended: t`U bent geschorst en staat niet in de lijst. Lopende vouchers gaan door.`,
    expired: t`Uw erkenning is verlopen. Vraag bij Erkenning een nieuwe aan.`,
    withdrawn: t`Uw erkenning is ingetrokken. U staat niet in de lijst.`,
    accredited: '',
  }[file.accreditation];
  return (
    <Notice tone={ACCREDITATION_TONES[file.accreditation]} title={said}>
      {reason && (
        <p>
          <Trans>Reden: {reason}</Trans>
        </p>
      )}
    </Notice>
  );
}
