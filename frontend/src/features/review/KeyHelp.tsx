import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '@/ui/Dialog.tsx';

/** Which key does what. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const keys: [string, string][] = [
    ['J', t`volgende aanvraag`],
    ['K', t`vorige aanvraag`],
    ['C', t`in behandeling nemen`],
    ['T', t`toekennen`],
    ['V', t`aanvulling vragen`],
    ['A', t`afwijzen`],
    ['/', t`zoeken`],
    ['Esc', t`dossier sluiten`],
    ['?', t`deze lijst`],
  ];
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Met het toetsenbord</Trans>}>
      <dl className="key-list">
        {keys.map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
