import type { AgreementTextRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

/** The articles of an agreement, numbered, as they stand on paper too. */
export function AgreementText({ text, level = 2 }: { text: AgreementTextRead; level?: 2 | 3 }) {
  const say = useLocalized();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="prose">
      {text.articles.map((article, index) => (
        <section key={article.heading.nl} className="grid gap-2">
          <Heading className="text-lg">
            {index + 1}. {say(article.heading)}
          </Heading>
          {say(article.text)
            .split('\n\n')
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
        </section>
      ))}
    </div>
  );
}
