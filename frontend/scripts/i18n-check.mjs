// Every text in every language, nothing stale, and every message well formed. `npm run i18n:check`
import path from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const config = getConfig({ configPath: path.resolve('lingui.config.ts') });
const faults = [];
for (const catalog of await getCatalogs(config)) {
  const inCode = (await catalog.collect()) ?? {};
  for (const locale of config.locales) {
    const file = catalog.getFilename(locale);
    const kept = (await catalog.read(locale)) ?? {};
    const name = path.relative('.', file);
    for (const [id, message] of Object.entries(inCode)) {
      const text = kept[id]?.translation || (locale === config.sourceLocale ? message.message : '');
      if (!(id in kept)) faults.push(`${name}: not extracted: ${message.message}`);
      else if (!text) faults.push(`${name}: not translated: ${message.message}`);
      else {
        try {
          compileMessage(text);
        } catch (error) {
          faults.push(`${name}: ${text}: ${error.message}`);
        }
        const slots = (of) => [...of.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1]).sort();
        const [wanted, given] = [new Set(slots(message.message)), new Set(slots(text))];
        for (const slot of wanted)
          if (!given.has(slot)) faults.push(`${name}: {${slot}} is missing in: ${text}`);
      }
    }
    for (const [id, message] of Object.entries(kept)) {
      if (!(id in inCode) && !message.obsolete)
        faults.push(`${name}: no longer in the code: ${message.message ?? id}`);
    }
  }
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(faults.length === 0 ? 'Every text is translated.\n' : `${faults.length} faults.\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
