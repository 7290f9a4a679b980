import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';
import { CodeBlock } from '@/ui/CodeBlock.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import guide from '../../../../docs/integrating.md?raw';
import { partsOf } from './guide.ts';

const PARTS = partsOf(guide).map((part, at) => ({ part, key: `${at}` }));

/** The guide for integrators: the same file as in the documentation, whose examples the tests run. */
export function GuidePage() {
  const { t } = useLingui();
  const titles: Readonly<Record<string, string>> = {
    bash: t`Op de opdrachtregel`,
    python: 'Python',
    typescript: 'TypeScript',
  };
  return (
    <>
      <PageHeader
        title={t`In een middag gekoppeld`}
        lead={t`Zo houdt uw systeem vouchers gelijk met het platform. De voorbeelden werken zoals zij hier staan. De uitleg is in het Engels, zoals de API.`}
        actions={
          <LinkButton to="/api" kind="secondary">
            <Trans>Alle onderdelen van de API</Trans>
          </LinkButton>
        }
      />
      <div lang="en" className="grid gap-6">
        {PARTS.map(({ part, key }) =>
          part.kind === 'words' ? (
            <Markdown key={key} text={part.text} />
          ) : (
            <CodeBlock key={key} label={titles[part.language] ?? t`Instellingen`} text={part.text} />
          ),
        )}
      </div>
    </>
  );
}
