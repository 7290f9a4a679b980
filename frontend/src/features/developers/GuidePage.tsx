import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import guide from '../../../../docs/integrating.md?raw';
import { GuideParts } from './GuideParts.tsx';
import { partsOf } from './guide.ts';

const PARTS = partsOf(guide);

/** The guide for integrators: the same file as in the documentation, whose examples the tests run. */
export function GuidePage() {
  const { t } = useLingui();
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
      <GuideParts parts={PARTS} />
    </>
  );
}
