import type { LetterPrint } from '@/api/types.gen.ts';

/** Saves the letter as a page of its own, ready for the printer: address for the window of the envelope, then the text. */
export function downloadLetter(letter: LetterPrint, kvkNumber: string): void {
  const page = document.implementation.createHTMLDocument(letter.subject.nl);
  page.documentElement.lang = 'nl';
  const style = page.createElement('style');
  style.textContent =
    '@page{size:A4;margin:25mm}body{font:11pt/1.5 sans-serif;white-space:pre-line}address{font-style:normal;margin:20mm 0}';
  page.head.append(style);
  const add = (tag: string, text: string) => {
    const element = page.createElement(tag);
    element.textContent = text;
    page.body.append(element);
  };
  add('address', letter.address.join('\n'));
  add('h1', letter.subject.nl);
  add('p', letter.body.nl);
  const html = `<!doctype html>${page.documentElement.outerHTML}`;
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `brief-${kvkNumber}.html`;
  link.click();
  URL.revokeObjectURL(address);
}
