import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '@/ui/Avatar.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { ChoiceChips, FilterChips } from '@/ui/FilterChips.tsx';
import { JourneyStrip } from '@/ui/JourneyStrip.tsx';
import { Menu } from '@/ui/Menu.tsx';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { DayBox, FieldPanel, Panel } from '@/ui/Panel.tsx';
import { Pictogram, type PictogramTheme } from '@/ui/Pictogram.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { Progress, Steps } from '@/ui/Progress.tsx';
import { Table } from '@/ui/Table.tsx';
import { Timeline } from '@/ui/Timeline.tsx';
import { toast } from '@/ui/toast.ts';
import { Shelf } from './Showcase.tsx';

const THEMES: PictogramTheme[] = [
  'work_division',
  'working_time',
  'management',
  'participation',
  'craftsmanship',
  'process',
  'technology',
  'results',
];

export function ActionsShowcase() {
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<string[]>(['bouw']);
  return (
    <>
      <Shelf title="Knoppen">
        <div className="flex flex-wrap items-center gap-3">
          <Button>Dien de aanvraag in</Button>
          <Button kind="secondary">Bewaar het concept</Button>
          <Button kind="quiet">Ik kies iets anders</Button>
          <Button kind="danger">Trek de aanvraag in</Button>
          <Button busy>Wordt verstuurd</Button>
          <Button blockedBecause="Los eerst het conflict op">Ken toe</Button>
          <LinkButton to="/" kind="secondary" small>
            Naar de voorpagina
          </LinkButton>
          <Menu
            label="Meer"
            acts={[{ key: 'a', label: 'Kopieer de link', onChoose: () => toast('Gekopieerd.') }]}
          />
          <Button kind="secondary" onClick={() => setAsking(true)}>
            Open een vraag
          </Button>
        </div>
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title="De aanvraag intrekken?"
          actions={
            <>
              <Button kind="danger">Trek in</Button>
              <Button kind="secondary" onClick={() => setAsking(false)}>
                Nee, ga terug
              </Button>
            </>
          }
        >
          <p>Het gereserveerde bedrag komt dan vrij voor een ander bedrijf.</p>
        </Dialog>
      </Shelf>
      <Shelf title="Volgende stap">
        <FieldPanel
          kicker="Uw volgende stap"
          title="Maak met de ploeg een takenkaart"
          aside={<Pictogram theme="together" />}
          actions={
            <>
              <Button kind="accent">
                Plan de eerste middag <ArrowRight aria-hidden="true" />
              </Button>
              <Button kind="quiet">Ik kies liever iets anders</Button>
            </>
          }
        >
          <p className="lead">Uw grootste verschil zit bij werk- en taakverdeling: 31 punten.</p>
        </FieldPanel>
        <FieldPanel
          kicker="Uw volgende stap"
          title="Vul uw nulmeting in"
          aside={<DayBox before="vóór" day="2" month="december" />}
          actions={<Button kind="accent">Vul de nulmeting in</Button>}
        />
      </Shelf>
      <Shelf title="Status, bewijs, geld">
        <div className="flex flex-wrap items-center gap-3">
          <Pill tone="ok" mark="ok">
            Toegekend
          </Pill>
          <Pill tone="info">In behandeling</Pill>
          <Pill tone="warn" mark="wait">
            Aanvulling gevraagd
          </Pill>
          <Pill tone="err" mark="err">
            Afgewezen
          </Pill>
          <Pill>Ingediend</Pill>
          <Avatar name="Nadia Verhoeven" />
          <Avatar name="Van der Kolk Plaatwerk" of="organisation" />
          <Money cents={525000} />
          <Money cents={525050} />
        </div>
        <div className="grid gap-2">
          {([0, 1, 2, 3, 4, 5] as const).map((level) => (
            <EvidenceLabel key={level} level={level} />
          ))}
        </div>
      </Shelf>
      <Shelf title="Meldingen">
        {(['info', 'ok', 'warn', 'err', 'calm'] as const).map((tone) => (
          <Notice key={tone} tone={tone} title="Nog te weinig antwoorden">
            <p>Vanaf vijf tonen wij een gemiddelde. Dat is gewoon in de eerste week.</p>
          </Notice>
        ))}
      </Shelf>
      <Shelf title="Route, stappen, tijdlijn">
        <JourneyStrip
          here="voucher"
          addresses={{ scan: '/', plan: '/', voucher: '/' }}
          states={{
            scan: 'done',
            plan: 'done',
            adviser: 'done',
            voucher: 'current',
            trajectory: 'ahead',
            measurement: 'ahead',
          }}
        />
        <Steps current={2} labels={['Uw bedrijf', 'Andere steun', 'De adviseur', 'Controle']} />
        <Progress label="Steun in drie jaar" value={17650} max={300000}>
          Steun in de afgelopen drie jaar: € 17.650 van € 300.000.
        </Progress>
        <Timeline
          entries={[
            { key: 1, state: 'done', title: 'Ingediend', when: '19 oktober', text: 'U vroeg € 5.250 aan.' },
            {
              key: 2,
              state: 'current',
              title: 'Nulmeting en adviseur',
              when: 'nu',
              text: 'Vóór 2 december.',
            },
            { key: 3, state: 'ahead', title: 'Traject loopt', when: 'vanaf december', text: 'Vier stappen.' },
          ]}
        />
      </Shelf>
      <Shelf title="Lijsten">
        <FilterChips
          filters={[
            { key: 'a', label: 'Sector: bouw', onRemove: () => undefined },
            { key: 'b', label: 'Advies 2026-2', onRemove: () => undefined },
          ]}
          onClear={() => undefined}
        />
        <ChoiceChips
          label="Sector"
          chosen={chosen}
          onChange={setChosen}
          options={[
            { value: 'bouw', label: 'Bouw', count: 12 },
            { value: 'zorg', label: 'Zorg', count: 4 },
          ]}
        />
        <Table
          caption="Aanvragen"
          sort={{ by: 'amount', descending: true }}
          onSort={() => undefined}
          rowKey={(row) => row.name}
          isCurrent={(row) => row.name === 'Kwekerij De Lier'}
          rows={[
            { name: 'Van Wijk Interieurbouw', cents: 525000 },
            { name: 'Kwekerij De Lier', cents: 375000 },
          ]}
          columns={[
            { key: 'name', header: 'Bedrijf', cell: (row) => row.name, sortable: true },
            { key: 'status', header: 'Status', cell: () => <Pill>Ingediend</Pill> },
            {
              key: 'amount',
              header: 'Bedrag',
              cell: (row) => <Money cents={row.cents} />,
              numeric: true,
              sortable: true,
            },
          ]}
        />
        <Panel>
          <DefinitionList
            items={[
              { term: 'Antwoordt uiterlijk', value: 'vrijdag 27 november' },
              { term: 'Erkend tot', value: '1 juli 2028' },
            ]}
          />
        </Panel>
      </Shelf>
      <Shelf title="Thema's">
        <div className="flex flex-wrap gap-6">
          {THEMES.map((theme) => (
            <Pictogram key={theme} theme={theme} />
          ))}
        </div>
      </Shelf>
    </>
  );
}
