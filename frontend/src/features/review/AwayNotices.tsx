import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listOfficerAbsencesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Notice } from '@/ui/Notice.tsx';

/** For whom one takes over today, and that one is away oneself. Nothing when everybody is there. */
export function AwayNotices() {
  const { day } = useFormats();
  const absences = useQuery(listOfficerAbsencesOptions());
  const shown = absences.data?.items.filter((each) => each.isNow && (each.isYours || each.isTakenOverByYou));
  if (!shown || shown.length === 0) return null;
  return (
    <div className="mb-4 grid gap-3">
      {shown.map((each) =>
        each.isYours ? (
          <Notice key={each.id} tone="warn" title={<Trans>U staat als afwezig</Trans>}>
            <p>
              {each.takenOverByName ? (
                <Trans>
                  Tot en met {day(each.untilOn)} ziet {each.takenOverByName} uw dossiers ook.
                </Trans>
              ) : (
                <Trans>Tot en met {day(each.untilOn)}. Niemand vervangt u.</Trans>
              )}{' '}
              <AppLink to="/syntens/mensen">
                <Trans>Wijzig dit</Trans>
              </AppLink>
            </p>
          </Notice>
        ) : (
          <Notice key={each.id} tone="calm" title={<Trans>U vervangt {each.officerName}</Trans>}>
            <p>
              <Trans>
                Tot en met {day(each.untilOn)} staan die dossiers bij ‘Alleen mijn dossiers’. Daarna gaan ze
                vanzelf terug.
              </Trans>
            </p>
          </Notice>
        ),
      )}
    </div>
  );
}
