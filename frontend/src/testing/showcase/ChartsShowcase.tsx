import { Band } from '@/charts/Band.tsx';
import { BarPair } from '@/charts/BarPair.tsx';
import { BlockField, TenThousand } from '@/charts/BlockField.tsx';
import { EffectInterval } from '@/charts/EffectInterval.tsx';
import { Figure } from '@/charts/Figure.tsx';
import { GapChart, type GapRow } from '@/charts/GapChart.tsx';
import { PinMap, ProvinceMap } from '@/charts/ProvinceMap.tsx';
import { ScanLegend } from '@/charts/ScanLegend.tsx';
import { TimeSeries } from '@/charts/TimeSeries.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { Shelf } from './Showcase.tsx';

const GAPS: GapRow[] = [
  { key: 'a', label: 'Werk- en taakverdeling', management: 72, employees: 41, band: [48, 66] },
  { key: 'b', label: 'Participatie en betrokkenheid', management: 78, employees: 55, band: [50, 68] },
  { key: 'c', label: 'Procesverbetering', management: 58, employees: 50, band: [45, 63] },
  { key: 'd', label: 'Technologie en organisatie', management: 49, employees: 53, band: [42, 60] },
  { key: 'e', label: 'Arbeidstijden', management: 63, employees: null, band: [46, 63] },
];

export function ChartsShowcase() {
  return (
    <>
      <Shelf title="Verschil tussen leiding en medewerkers">
        <div className="max-w-3xl">
          <Figure
            title="Waar leiding en medewerkers van elkaar verschillen"
            lead="Elke rij is een thema. Hoe langer de lijn, hoe meer er te bespreken valt."
            legend={<ScanLegend band="Middelste helft van 84 metaalbedrijven" />}
            source={
              <>
                <span>31 medewerkers, 4 leidinggevenden</span>
                <EvidenceLabel level={0} />
              </>
            }
            table={{
              caption: 'Score per thema, van 0 tot 100',
              columns: ['Thema', 'Leiding', 'Medewerkers'],
              rows: GAPS.map((row) => [
                row.label,
                row.management ?? '',
                row.employees ?? 'te weinig antwoorden',
              ]),
            }}
          >
            <GapChart
              rows={GAPS}
              description="Het grootste verschil, 31 punten, zit bij werk- en taakverdeling."
            />
          </Figure>
        </div>
      </Shelf>
      <Shelf title="Effect met interval">
        <div className="max-w-2xl">
          <EffectInterval
            description="Productiviteit plus 5,2 procent, interval 1,4 tot 9,1. Omzet nog niet aangetoond."
            effects={[
              {
                key: 'p',
                label: 'Productiviteit',
                note: 'per gewerkt uur',
                estimate: 5.2,
                low: 1.4,
                high: 9.1,
                words: '+5,2 %',
              },
              {
                key: 'm',
                label: 'Winstmarge',
                note: 'in procentpunten',
                estimate: 1.1,
                low: 0.2,
                high: 2,
                words: '+1,1 pt',
              },
              {
                key: 'o',
                label: 'Omzet',
                note: 'nog niet aangetoond',
                estimate: 3.9,
                low: -0.8,
                high: 8.8,
                words: '+3,9 %',
              },
            ]}
          />
        </div>
      </Shelf>
      <Shelf title="Twee groepen">
        <div className="max-w-2xl">
          <BarPair
            names={['met slimmer werken', 'zonder']}
            description="Omzet groeide 15 procent met, 7 procent zonder."
            rows={[
              { key: 'r', label: 'Omzet', first: 15, second: 7, firstWords: '+15 %', secondWords: '+7 %' },
              { key: 'w', label: 'Winst', first: 18, second: 2, firstWords: '+18 %', secondWords: '+2 %' },
            ]}
          />
        </div>
      </Shelf>
      <Shelf title="Voortgang">
        <div className="grid max-w-xl gap-4">
          <BlockField filled={742} description="742 van 1.000 blokjes zijn gevuld" />
          <TenThousand filled={742} description="742 van 10.000" />
        </div>
      </Shelf>
      <Shelf title="Eigen cijfers">
        <div className="max-w-2xl">
          <TimeSeries
            ownName="Uw bedrijf"
            othersName="Vergelijkbaar"
            startAfter="2024"
            startWords="start"
            format={(value) => String(value)}
            description="Uw toegevoegde waarde per uur steeg van 41 naar 49."
            own={[
              { period: '2023', value: 41 },
              { period: '2024', value: 42 },
              { period: '2025', value: 46 },
              { period: '2026', value: 49 },
            ]}
            others={[
              { period: '2023', value: 42 },
              { period: '2024', value: 42 },
              { period: '2025', value: 43 },
              { period: '2026', value: 44 },
            ]}
          />
          <Band own={49} band={[41, 46]} domain={[35, 55]} description="U 49, de middelste helft 41 tot 46" />
        </div>
      </Shelf>
      <Shelf title="Kaart">
        <div className="grid max-w-3xl gap-8 sm:grid-cols-2">
          <ProvinceMap
            description="Deelnemers per provincie"
            bounds={[25, 50, 75, 100, 125]}
            values={{
              'NL-GR': 35,
              'NL-FR': 40,
              'NL-DR': 25,
              'NL-OV': 85,
              'NL-GE': 115,
              'NL-UT': 65,
              'NL-NH': 90,
              'NL-ZH': 110,
              'NL-NB': 125,
              'NL-LI': 40,
            }}
          />
          <div className="band-sunken p-4">
            <PinMap
              description="Drie bijeenkomsten"
              pins={[
                { key: '1', label: '1', province: 'NL-NB' },
                { key: '2', label: '2', province: 'NL-OV' },
                { key: '3', label: '3', province: 'NL-NB' },
              ]}
            />
          </div>
        </div>
      </Shelf>
    </>
  );
}
