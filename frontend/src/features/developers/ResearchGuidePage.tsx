import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import guide from '../../../../docs/research.md?raw';
import { GuideParts } from './GuideParts.tsx';
import { partsOf } from './guide.ts';

const PARTS = partsOf(guide);

/** The guide for researchers: the same file as in the documentation, whose examples the tests run. */
export function ResearchGuidePage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={t`Reken een onderzoek door`}
        lead={t`Van twee bestanden naar een effect met zijn bewijskracht. De voorbeelden werken zoals zij hier staan. De uitleg is in het Engels, zoals de API.`}
        actions={
          <LinkButton to="/api/$group" params={{ group: 'studies' }} kind="secondary">
            <Trans>De onderdelen van de API</Trans>
          </LinkButton>
        }
      />
      <GuideParts parts={PARTS} />
    </>
  );
}
