import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ToolboxExperience, ToolboxItemRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { labelOf, useSectors } from '@/lib/reference.ts';
import { SIZE_WORDS } from './words.ts';

/** What companies that use it make of it; there only from five ratings on. */
export function Experiences({ item }: { item: ToolboxItemRead }) {
  const { number } = useFormats();
  const { rating, experiences } = item;
  if (!rating) return null;
  const mean = number(rating.mean, { maximumFractionDigits: 1 });
  return (
    <section>
      <h2 className="text-2xl">
        <Trans>Hoe het andere bedrijven verging</Trans>
      </h2>
      <div className="rating mt-4">
        <p className="figure-big num">{mean}</p>
        <Stairs halves={rating.mean * 2} />
        <p className="soft text-sm">
          <Plural
            value={rating.count}
            one="van 5, gemiddeld over # bedrijf dat er vier weken of langer mee werkt"
            other="van 5, gemiddeld over # bedrijven die er vier weken of langer mee werken"
          />
        </p>
      </div>
      {experiences.length > 0 && (
        <ul className="hairlines mt-6">
          {experiences.map((experience) => (
            <Experience key={`${experience.whatWorked}${experience.forWhom}`} experience={experience} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Five blocks, filled to the nearest half; the figure beside them says the same. */
function Stairs({ halves }: { halves: number }) {
  return (
    <svg viewBox="0 0 100 20" aria-hidden="true">
      {[0, 1, 2, 3, 4].map((block) => (
        <g key={block}>
          <rect className="mark-band" x={block * 20 + 1} y="2" width="16" height="16" rx="2" />
          <rect
            className="shape-staff"
            x={block * 20 + 1}
            y="2"
            width={Math.max(0, Math.min(2, halves - block * 2)) * 8}
            height="16"
            rx="2"
          />
        </g>
      ))}
    </svg>
  );
}

function Experience({ experience }: { experience: ToolboxExperience }) {
  const { t, i18n } = useLingui();
  const { list } = useFormats();
  const sectors = useSectors();
  const { sizeClass, section } = experience;
  const size = sizeClass && i18n._(SIZE_WORDS[sizeClass]);
  const who = [
    t`een bedrijf`,
    size && (size.includes('medewerkers') ? size : t`${size} medewerkers`),
    section && labelOf(sectors, section),
  ].filter((part): part is string => Boolean(part));
  return (
    <li className="grid gap-2 py-4">
      <figure className="m-0 grid gap-2">
        <blockquote className="m-0 grid gap-2">
          {experience.whatWorked && <p>“{experience.whatWorked}”</p>}
          {experience.forWhom && (
            <p className="soft">
              <Trans>Voor wie: {experience.forWhom}</Trans>
            </p>
          )}
        </blockquote>
        <figcaption className="quiet text-sm">{list(who)}</figcaption>
      </figure>
    </li>
  );
}
