import { Trans, useLingui } from '@lingui/react/macro';
import { Fragment, useState } from 'react';
import type { DraftItem, QuestionnaireContent, QuestionnaireDraftRead } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { StatementForm } from './StatementForm.tsx';

interface StatementsProps {
  version: QuestionnaireDraftRead;
  /** Null for who only reads. */
  onSave: ((content: QuestionnaireContent) => Promise<unknown>) | null;
}

/** Everything a version asks, by theme, in both languages; a draft can be written here. */
export function Statements({ version, onSave }: StatementsProps) {
  const { t, i18n } = useLingui();
  const { themes, items } = version.content;
  const [first, second] = i18n.locale === 'en' ? (['en', 'nl'] as const) : (['nl', 'en'] as const);
  const parts = [
    ...themes.map((theme) => ({
      key: theme.theme,
      title: theme.name[first] || theme.name[second] || theme.code,
      lang: theme.name[first] ? first : second,
      other: theme.name[first] ? theme.name[second] : '',
    })),
    { key: null, title: t`Vragen buiten de thema's`, lang: first, other: '' },
  ];
  return (
    <div className="grid gap-10">
      {parts.map((part) => {
        const asked = items.filter((item) => item.theme === part.key);
        if (asked.length === 0 && (part.key === null || !onSave)) return null;
        return (
          <section key={part.key ?? 'questions'}>
            <h2 lang={part.lang}>{part.title}</h2>
            {part.other && (
              <p className="soft mt-1" lang={second}>
                {part.other}
              </p>
            )}
            <ul className="hairlines mt-4">
              {asked.map((item) => (
                <Fragment key={item.code}>
                  <Statement item={item} version={version} onSave={onSave} />
                </Fragment>
              ))}
            </ul>
            {onSave && part.key !== null && (
              <NewStatement theme={part.key} version={version} onSave={onSave} />
            )}
          </section>
        );
      })}
    </div>
  );
}

interface OneProps {
  item: DraftItem;
  version: QuestionnaireDraftRead;
  onSave: StatementsProps['onSave'];
}

function Statement({ item, version, onSave }: OneProps) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const { themes, items } = version.content;
  return (
    <li className="grid gap-2 py-4 lg:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)_auto] lg:gap-6">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1 lg:grid lg:content-start lg:justify-items-start">
        <code className="text-sm">{item.code}</code>
        <span className="quiet text-sm">
          <AudienceWord audience={item.audience} />
        </span>
        {item.reverse && <Pill tone="calm">{t`omgekeerd`}</Pill>}
        {item.quick && <Pill tone="calm">{t`quickscan`}</Pill>}
      </div>
      {item.text.nl ? (
        <p lang="nl">{item.text.nl}</p>
      ) : (
        <p className="quiet">
          <Trans>Nog geen Nederlandse tekst</Trans>
        </p>
      )}
      {item.text.en ? (
        <p lang="en">{item.text.en}</p>
      ) : (
        <p className="quiet">
          <Trans>Nog geen Engelse tekst</Trans>
        </p>
      )}
      {onSave && (
        <div className="no-print flex flex-wrap gap-2">
          <Button kind="quiet" small onClick={() => setEditing(!editing)} aria-expanded={editing}>
            <Trans>Bewerk {item.code}</Trans>
          </Button>
        </div>
      )}
      {onSave && editing && (
        <div className="no-print lg:col-span-4">
          <StatementForm
            item={item}
            onSave={(changed) =>
              onSave({ themes, items: items.map((each) => (each.code === item.code ? changed : each)) })
            }
            onRemove={() => onSave({ themes, items: items.filter((each) => each.code !== item.code) })}
          />
        </div>
      )}
    </li>
  );
}

function AudienceWord({ audience }: { audience: DraftItem['audience'] }) {
  if (audience === 'management') return <Trans>leiding</Trans>;
  return audience === 'employee' ? <Trans>medewerker</Trans> : <Trans>iedereen</Trans>;
}

interface NewProps {
  theme: NonNullable<DraftItem['theme']>;
  version: QuestionnaireDraftRead;
  onSave: NonNullable<StatementsProps['onSave']>;
}

function NewStatement({ theme, version, onSave }: NewProps) {
  const [adding, setAdding] = useState(false);
  const { themes, items } = version.content;
  return (
    <div className="no-print mt-4">
      <Button kind="secondary" small onClick={() => setAdding(!adding)} aria-expanded={adding}>
        <Trans>Voeg een stelling toe</Trans>
      </Button>
      {adding && (
        <div className="mt-4">
          <StatementForm
            item={null}
            onSave={(made) => {
              const last = items.findLastIndex((item) => item.theme === theme);
              const at = last < 0 ? items.length : last + 1;
              return onSave({
                themes,
                items: [...items.slice(0, at), { ...made, theme }, ...items.slice(at)],
              });
            }}
          />
        </div>
      )}
    </div>
  );
}
