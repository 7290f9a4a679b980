/** Saves the letter (a PDF in Base64), ready for the printer: address for the window of the envelope, then the text. */
export function downloadLetter(pdf: string, kvkNumber: string): void {
  const bytes = Uint8Array.from(atob(pdf), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `brief-${kvkNumber}.pdf`;
  link.click();
  URL.revokeObjectURL(address);
}
