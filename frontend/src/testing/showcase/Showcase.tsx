import type { ReactNode } from 'react';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Tabs } from '@/ui/Tabs.tsx';
import { ActionsShowcase } from './ActionsShowcase.tsx';
import { ChartsShowcase } from './ChartsShowcase.tsx';
import { FormShowcase } from './FormShowcase.tsx';
import { StatesShowcase } from './StatesShowcase.tsx';

/** Every component in its states, for who builds pages. Only in development. */
export function Showcase() {
  return (
    <div className="wrap pb-24">
      <PageHeader
        title="Ontwerp"
        lead="Alle onderdelen in hun toestanden. De namen en cijfers zijn verzonnen."
      />
      <Tabs
        label="Onderdelen"
        tabs={[
          { key: 'actions', label: 'Knoppen en panelen', content: <ActionsShowcase /> },
          { key: 'form', label: 'Formulieren', content: <FormShowcase /> },
          { key: 'charts', label: 'Grafieken', content: <ChartsShowcase /> },
          { key: 'states', label: 'Toestanden', content: <StatesShowcase /> },
        ]}
      />
    </div>
  );
}

export function Shelf({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-5 border-line border-t py-10">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}
