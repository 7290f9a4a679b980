import { useLingui } from '@lingui/react/macro';
import { CodeBlock } from '@/ui/CodeBlock.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import type { GuidePart } from './guide.ts';

/** A guide from the documentation, in English as the API. */
export function GuideParts({ parts }: { parts: readonly GuidePart[] }) {
  const { t } = useLingui();
  const titles: Readonly<Record<string, string>> = {
    bash: t`Op de opdrachtregel`,
    python: 'Python',
    typescript: 'TypeScript',
  };
  const keyed = parts.map((part, at) => ({ part, key: `${at}` }));
  return (
    <div lang="en" className="grid gap-6">
      {keyed.map(({ part, key }) =>
        part.kind === 'words' ? (
          <Markdown key={key} text={part.text} />
        ) : (
          <CodeBlock key={key} label={titles[part.language] ?? t`Instellingen`} text={part.text} />
        ),
      )}
    </div>
  );
}
