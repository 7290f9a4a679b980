import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { SandboxMember, SandboxRead, SandboxThing } from '@/api/types.gen.ts';
import { Pill } from '@/ui/Pill.tsx';
import { type Column, Table } from '@/ui/Table.tsx';

const KINDS = {
  round: msg`Ronde waaraan de branche meebetaalt`,
  tool: msg`Instrument`,
  module: msg`Vragenlijst`,
  webhook: msg`Webhook, gepauzeerd`,
} satisfies Record<SandboxThing['kind'], unknown>;

/** What a test branch has: its members with what they let it see, and what it made. */
export function BranchContent({ found }: { found: SandboxRead }) {
  const { t, i18n } = useLingui();
  const columns: Column<SandboxMember>[] = [
    { key: 'name', header: t`Lid`, cell: ({ name }) => name },
    { key: 'kvk', header: t`KVK-nummer`, cell: ({ kvkNumber }) => <code translate="no">{kvkNumber}</code> },
    { key: 'seen', header: t`Doet mee`, cell: (member) => <TakesPart member={member} /> },
  ];
  return (
    <section aria-labelledby="inhoud" className="grid content-start gap-8">
      <div className="grid gap-2">
        <h2 id="inhoud" className="text-xl">
          {found.organisationName}
        </h2>
        <p className="soft">
          <Trans>
            Uw systemen werken hier voor deze verzonnen branche. De leden heten naar wat zij laten zien: aan
            de branche, voor het meten en aan hun adviseur.
          </Trans>
        </p>
      </div>
      <div>
        <h3 className="pb-3 text-lg">
          <Trans>Ledenlijst</Trans>
        </h3>
        <Table
          caption={t`Leden in de proefomgeving`}
          captionHidden
          columns={columns}
          rows={found.members}
          rowKey={({ kvkNumber }) => kvkNumber}
          stacked
        />
      </div>
      <div>
        <h3 className="pb-3 text-lg">
          <Trans>Wat er verder is</Trans>
        </h3>
        <ul className="hairlines">
          {found.things.map(({ id, kind, name }) => (
            <li key={id} className="grid py-2">
              <span>
                {i18n._(KINDS[kind])}: {name}
              </span>
              <code className="soft text-xs [overflow-wrap:anywhere]" translate="no">
                {id}
              </code>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function TakesPart({ member }: { member: SandboxMember }) {
  if (member.hasEnded) {
    return (
      <Pill>
        <Trans>Geen lid meer</Trans>
      </Pill>
    );
  }
  if (!member.takesPart) {
    return (
      <Pill>
        <Trans>Nee</Trans>
      </Pill>
    );
  }
  return member.letsBranchSee ? (
    <Pill tone="ok">
      <Trans>Ja, en dat ziet u</Trans>
    </Pill>
  ) : (
    <Pill tone="warn">
      <Trans>Ja, maar dat ziet u niet</Trans>
    </Pill>
  );
}
