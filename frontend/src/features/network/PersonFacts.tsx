import { Trans, useLingui } from '@lingui/react/macro';
import type { NetworkPerson } from '@/api/types.gen.ts';
import { labelOf, useProvinces, useSectors, useThemeName } from '@/lib/reference.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Pill } from '@/ui/Pill.tsx';

/** What somebody calls themselves here: the name, else the function or company, else nothing but that they are there. */
export function usePersonName() {
  const { t } = useLingui();
  return (person: NetworkPerson | null) =>
    person === null
      ? t`Niet meer te bereiken`
      : (person.name ?? person.company ?? person.function ?? t`Een ondernemer`);
}

/** In one line: who, where and in which sector, as far as it is shown. */
export function PersonLine({ person }: { person: NetworkPerson }) {
  const sectors = useSectors();
  const provinces = useProvinces();
  return (
    <p className="meta break-words">
      {person.name && person.function && <span>{person.function}</span>}
      {person.name && person.company && <span>{person.company}</span>}
      {person.sector && <span>{labelOf(sectors, person.sector)}</span>}
      {person.province && <span>{labelOf(provinces, person.province)}</span>}
      {person.sizeClass && (
        <span>
          <Trans>{person.sizeClass} medewerkers</Trans>
        </span>
      )}
      {person.isDemonstration && (
        <Pill tone="calm">
          <Trans>Voorbeeld</Trans>
        </Pill>
      )}
    </p>
  );
}

/** Everything that somebody shows to the reader. */
export function PersonFacts({ person }: { person: NetworkPerson }) {
  const { t } = useLingui();
  const themeName = useThemeName();
  const items = [
    { term: t`Helpt graag met`, value: person.offers.map(themeName).join(', ') },
    { term: t`Zoekt hulp bij`, value: person.seeks.map(themeName).join(', ') },
    { term: t`Te bereiken via`, value: person.contact ?? '' },
  ].filter((item) => item.value);
  return (
    <>
      <PersonLine person={person} />
      {person.words && (
        <p className="max-w-(--container-measure) whitespace-pre-line break-words">{person.words}</p>
      )}
      {items.length > 0 && <DefinitionList items={items} />}
    </>
  );
}
