import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { NewestPractices } from './NewestPractices.tsx';

/** The case the advice itself tells, retold in our words, and the newest practices of the platform. */
export function PracticeStory() {
  return (
    <section className="wrap section">
      <div className="columns-text columns-half items-center">
        <WeldingCell />
        <div>
          <p className="kicker">
            <Trans>Praktijk: ALMI machinefabriek</Trans>
          </p>
          <h2 className="mt-2 mb-4 text-3xl">
            <Trans>De lassers kozen hun eigen lascel</Trans>
          </h2>
          <p className="soft">
            <Trans>
              De leiding gaf de hoofdlijn. De mensen van de werkvloer gingen naar beurzen, vergeleken offertes
              en beslisten mee. Nu last ALMI kleine series vanaf vijf stuks, en regelen productiegroepen hun
              eigen planning en taken.
            </Trans>
          </p>
          <dl className="definitions definitions-stacked mt-6 border-line border-t pt-4">
            <div>
              <dt>
                <Trans>Voorraden</Trans>
              </dt>
              <dd className="figure-mid">
                <Trans>8&nbsp;% minder</Trans>
              </dd>
            </div>
            <div>
              <dt>
                <Trans>Productiviteit</Trans>
              </dt>
              <dd className="figure-mid">
                <Trans>minstens 17&nbsp;% hoger</Trans>
              </dd>
            </div>
          </dl>
          <p className="mt-4">
            <EvidenceLabel level={0} />
          </p>
          <p className="quiet mt-1 text-sm">
            <Trans>
              Het verhaal van één bedrijf, zoals de bedrijfsleider het vertelt. Het zegt niet wat u kunt
              verwachten. Bron: TNO en Koninklijke Metaalunie, 2008, in het advies.
            </Trans>
          </p>
          <p className="mt-6">
            <AppLink to="/praktijk">
              <Trans>Lees hoe bedrijven het aanpakten</Trans>
            </AppLink>
          </p>
        </div>
      </div>
      <NewestPractices />
    </section>
  );
}

/** A welding cell from circle and square: five pieces come by, the crew stands around it, management looks along. */
function WeldingCell() {
  const { t } = useLingui();
  return (
    <svg
      className="drawing"
      viewBox="0 0 620 460"
      role="img"
      aria-label={t`Tekening: vijf werkstukken gaan door een lascel. Vier vierkanten staan eromheen, een cirkel kijkt mee.`}
    >
      <rect width="620" height="460" fill="#083442" />
      <path d="M0 322H620" stroke="#1d566a" strokeWidth="3" />
      <path
        d="M190 322V150a24 24 0 0 1 24-24h192a24 24 0 0 1 24 24v172"
        fill="none"
        stroke="#5fabbf"
        strokeWidth="6"
      />
      <path d="M310 126v72" stroke="#5fabbf" strokeWidth="6" />
      <circle cx="310" cy="212" r="15" fill="#5fabbf" />
      <path
        d="m310 238 0 22M292 232l-14 18M328 232l14 18M280 218l-24 6M340 218l24 6"
        stroke="#fcdcae"
        strokeWidth="4"
      />
      {[44, 154, 264, 374, 484].map((x, index) => (
        <rect
          key={x}
          x={x}
          y={index === 2 ? 268 : 282}
          width={index === 2 ? 92 : 80}
          height={index === 2 ? 54 : 40}
          rx="4"
          fill={index < 2 ? '#dd8213' : index === 2 ? '#fcdcae' : '#f2a33a'}
        />
      ))}
      {[
        [70, 372],
        [170, 392],
        [412, 392],
        [512, 372],
      ].map(([x, y]) => (
        <rect
          key={x}
          x={x}
          y={y}
          width="44"
          height="44"
          rx="4"
          fill="#f2a33a"
          stroke="#083442"
          strokeWidth="3"
        />
      ))}
      <circle cx="312" cy="398" r="26" fill="#5fabbf" stroke="#083442" strokeWidth="3" />
      <path
        d="M120 372c20-26 46-30 70-22M500 366c-18-22-44-26-66-20"
        fill="none"
        stroke="#bcd9e1"
        strokeWidth="3"
        strokeDasharray="2 9"
        strokeLinecap="round"
      />
    </svg>
  );
}
