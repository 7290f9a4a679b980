import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readEndingEffectsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { EndingEffectsRead } from '@/api/types.gen.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** What stops on the last day, and what stays: with figures, as it is now. */
export function EndingEffects({ branchId }: { branchId: string }) {
  const effects = useQuery(readEndingEffectsOptions({ path: { branchId } }));
  return (
    <Loaded
      query={effects}
      skeleton={<ListSkeleton rows={3} />}
      errorTitle={<Trans>Wat er stopt kwam niet door</Trans>}
    >
      {(found) => <Effects found={found} />}
    </Loaded>
  );
}

function Effects({ found }: { found: EndingEffectsRead }) {
  const { t } = useLingui();
  const { clients, webhooks, imports, mandates, companies, members, rounds, modules, tools } = found;
  const { campaigns, campaignDrafts } = found;
  const days = found.registerKeptDays;
  const stops = [
    clients > 0 &&
      t`${plural(clients, { one: '# koppeling werkt niet meer', other: '# koppelingen werken niet meer' })}`,
    webhooks > 0 && t`${plural(webhooks, { one: '# webhook stopt', other: '# webhooks stoppen' })}`,
    imports > 0 &&
      t`${plural(imports, { one: '# import wordt geannuleerd', other: '# imports worden geannuleerd' })}`,
    mandates > 0 && t`${plural(mandates, { one: '# machtiging eindigt', other: '# machtigingen eindigen' })}`,
    campaigns > 0 && t`${plural(campaigns, { one: '# campagne sluit', other: '# campagnes sluiten' })}`,
    campaignDrafts > 0 &&
      t`${plural(campaignDrafts, { one: '# concept van een campagne vervalt', other: '# concepten van campagnes vervallen' })}`,
    companies === null && t`Bedrijven die meedoen krijgen bericht; u ziet ze niet meer`,
    companies !== null &&
      companies > 0 &&
      t`${plural(companies, { one: '# bedrijf krijgt bericht; de branche ziet het niet meer', other: '# bedrijven krijgen bericht; de branche ziet ze niet meer' })}`,
    members > 0 &&
      t`${plural(members, { one: 'De ledenlijst met # lid', other: 'De ledenlijst met # leden' })} blijft nog ${days} dagen om op te halen, en wordt dan gewist`,
  ].filter((each) => each !== false);
  const stays = [
    rounds > 0 &&
      t`${plural(rounds, { one: 'Het geld in # ronde blijft daarin tot die is afgerond', other: 'Het geld in # rondes blijft daarin tot die zijn afgerond' })}`,
    modules > 0 &&
      t`${plural(modules, { one: '# vragenlijst blijft voor wie haar gebruikt', other: '# vragenlijsten blijven voor wie ze gebruikt' })}`,
    tools > 0 &&
      t`${plural(tools, { one: '# instrument blijft in de toolbox', other: '# instrumenten blijven in de toolbox' })}`,
    t`De getekende overeenkomsten en de geschiedenis blijven te lezen`,
    t`Bedrijven doen zelf gewoon mee, met de vouchers die zij hebben`,
  ].filter((each) => each !== false);
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <div>
        <h3 className="text-base font-semibold">
          <Trans>Wat stopt</Trans>
        </h3>
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          {(stops.length > 0 ? stops : [t`Er is nog niets dat stopt`]).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="text-base font-semibold">
          <Trans>Wat blijft</Trans>
        </h3>
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          {stays.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
